trial = Testbericht van { $house }
    .greeting = Hallo,
    .text = Als u dit leest, kan Carnet ({ $place }) naar uw collega’s schrijven.
    .closing = U hoeft niets te doen.
