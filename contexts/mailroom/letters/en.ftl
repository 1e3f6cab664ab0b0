trial = Test message from { $house }
    .greeting = Hello,
    .text = If you read this, Carnet ({ $place }) knows how to write to your colleagues.
    .closing = There is nothing for you to do.
