//! The tables Carnet takes in, and the fields a column may stand for.

use crate::codes::codes;

codes! {
    /// What the rows of a sheet are.
    Table {
        /// Companies, perhaps with a contact person beside them.
        Companies = "companies",
        /// People, perhaps with the company they belong to.
        People = "people",
        /// Sales: quotes, orders, invoices, credit notes, or lines of them.
        Sales = "sales",
        /// Products.
        Products = "products",
        /// One table for everything: each row is split into a company, a person and a sale.
        Mixed = "mixed",
    }
}

codes! {
    /// What a column stands for.
    Field {
        /// The number the organisation gives a client.
        ClientNumber = "client-number",
        /// The number the exporting program gives a person.
        PersonNumber = "person-number",
        /// A company's name.
        CompanyName = "company-name",
        /// The company a person of a table of both kinds belongs to.
        Employer = "employer",
        /// Whether the client is a business, a public body, an association or a person.
        ClientKind = "client-kind",
        /// SIREN.
        Siren = "siren",
        /// SIRET.
        Siret = "siret",
        /// Belgian enterprise number.
        EnterpriseNumber = "enterprise-number",
        /// VAT number.
        Vat = "vat",
        /// Sector of activity, NAF or NACE code.
        Sector = "sector",
        /// Number of staff.
        Size = "size",
        /// Web site.
        Website = "website",
        /// Client since.
        ClientSince = "client-since",
        /// The colleague in charge.
        Owner = "owner",
        /// Labels the exporting program put on the record.
        Tags = "tags",
        /// Language.
        Language = "language",
        /// Street and number.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        City = "city",
        /// Country.
        Country = "country",
        /// A whole address in one cell.
        FullAddress = "full-address",
        /// What an address is for, when the program keeps addresses as records.
        AddressKind = "address-kind",
        /// Telephone of the row's person, or of the company where there is none.
        Phone = "phone",
        /// Mobile telephone.
        Mobile = "mobile",
        /// Telephone of the company.
        CompanyPhone = "company-phone",
        /// E-mail of the row's person, or of the company where there is none.
        Email = "email",
        /// E-mail of the company.
        CompanyEmail = "company-email",
        /// A yes or no to messages.
        Consent = "consent",
        /// A no to messages.
        OptOut = "opt-out",
        /// The day the yes or no was given.
        ConsentDate = "consent-date",
        /// The acquisition channel.
        Origin = "origin",
        /// Free text.
        Note = "note",
        /// Civility; never required (P-08).
        Civility = "civility",
        /// First name.
        FirstName = "first-name",
        /// Surname.
        LastName = "last-name",
        /// First name and surname together.
        FullName = "full-name",
        /// What the person does in the company.
        JobTitle = "job-title",
        /// Birth date: read for the mark of minors only, then dropped.
        BirthDate = "birth-date",
        /// Age: read for the mark of minors only, then dropped.
        Age = "age",
        /// Whether the person has died.
        Deceased = "deceased",
        /// Whether the person is a child, or until when.
        Minor = "minor",
        /// What the person is to the exporting organisation; staff are no customers.
        Role = "role",
        /// Whether the exporting program has deleted or archived the row.
        Gone = "gone",
        /// The number of a quote, order, invoice or credit note.
        DocumentNumber = "document-number",
        /// The number of the line in its document.
        LineNumber = "line-number",
        /// Quote, order, invoice or credit note.
        DocumentKind = "document-kind",
        /// The document's date.
        Date = "date",
        /// Due date.
        DueDate = "due-date",
        /// The day it was paid.
        PaidDate = "paid-date",
        /// Paid, due or cancelled.
        Status = "status",
        /// What was sold.
        Label = "label",
        /// The product's reference.
        Sku = "sku",
        /// Quantity.
        Quantity = "quantity",
        /// Price of one, without tax.
        UnitPrice = "unit-price",
        /// Price of one, with tax.
        UnitPriceGross = "unit-price-gross",
        /// Discount as a rate.
        Discount = "discount",
        /// Total without tax.
        TotalNet = "total-net",
        /// VAT rate.
        VatRate = "vat-rate",
        /// VAT amount.
        VatAmount = "vat-amount",
        /// Total with tax.
        TotalGross = "total-gross",
        /// Currency.
        Currency = "currency",
        /// The cost of a product.
        Cost = "cost",
    }
}

impl Field {
    /// Whether a row may hold several columns of this field.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Phone
                | Self::Mobile
                | Self::CompanyPhone
                | Self::Email
                | Self::CompanyEmail
                | Self::Consent
                | Self::OptOut
                | Self::Note
                | Self::Street
                | Self::Tags
        )
    }

    /// Whether the column belongs to an address, of which a row may have several.
    #[must_use]
    pub const fn is_of_an_address(self) -> bool {
        matches!(self, Self::Street | Self::Postcode | Self::City | Self::Country | Self::FullAddress)
    }

    /// Whether the column holds amounts that make sense added up.
    #[must_use]
    pub const fn is_summed(self) -> bool {
        matches!(self, Self::TotalNet | Self::TotalGross | Self::VatAmount)
    }

    /// Whether the column is read for a check or the report only and never kept.
    #[must_use]
    pub const fn is_dropped(self) -> bool {
        matches!(
            self,
            Self::BirthDate
                | Self::Age
                | Self::AddressKind
                | Self::Role
                | Self::Gone
                | Self::Owner
                | Self::Tags
        )
    }

    /// Whether the column holds names.
    #[must_use]
    pub const fn is_a_name(self) -> bool {
        matches!(self, Self::CompanyName | Self::FullName | Self::FirstName | Self::LastName)
    }

    /// Whether the column holds names of people.
    #[must_use]
    pub const fn is_of_a_person(self) -> bool {
        matches!(self, Self::FullName | Self::FirstName | Self::LastName)
    }

    /// Whether a column of this field makes sense in this table.
    #[must_use]
    pub const fn fits(self, table: Table) -> bool {
        match table {
            Table::Companies => !self.is_of_a_sale() && !self.is_of_a_product(),
            Table::People => {
                !self.is_of_a_sale()
                    && !self.is_of_a_product()
                    && !matches!(self, Self::Size | Self::Sector | Self::Website | Self::ClientKind)
            }
            Table::Sales => {
                self.is_of_a_sale()
                    || self.is_of_a_product()
                    || matches!(
                        self,
                        Self::ClientNumber | Self::CompanyName | Self::FullName | Self::Email | Self::Gone
                    )
            }
            Table::Products => {
                self.is_of_a_product() || matches!(self, Self::Currency | Self::VatRate | Self::Gone)
            }
            Table::Mixed => !matches!(self, Self::Cost),
        }
    }

    const fn is_of_a_sale(self) -> bool {
        matches!(
            self,
            Self::DocumentNumber
                | Self::LineNumber
                | Self::DocumentKind
                | Self::Date
                | Self::DueDate
                | Self::PaidDate
                | Self::Status
                | Self::Quantity
                | Self::Discount
                | Self::TotalNet
                | Self::VatRate
                | Self::VatAmount
                | Self::TotalGross
                | Self::Currency
        )
    }

    const fn is_of_a_product(self) -> bool {
        matches!(self, Self::Sku | Self::Label | Self::UnitPrice | Self::UnitPriceGross | Self::Cost)
    }
}

codes! {
    /// Which of several addresses, telephones or e-mails a column means.
    Slot {
        /// The only one, or not told apart.
        Main = "main",
        /// At work.
        Work = "work",
        /// At home.
        Home = "home",
        /// For bills.
        Billing = "billing",
        /// For deliveries.
        Delivery = "delivery",
        /// Another one.
        Other = "other",
        /// The second of a numbered series.
        Second = "second",
        /// The third of a numbered series.
        Third = "third",
    }
}
