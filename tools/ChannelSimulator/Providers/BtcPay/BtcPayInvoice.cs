namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>Where an invoice stands: BTCPay's status and additional status in one word.</summary>
internal enum InvoiceState
{
    New,
    PaidPartial,
    Processing,
    ProcessingOver,
    Settled,
    SettledOver,
    SettledMarked,
    Expired,
    ExpiredPartial,
    ExpiredLate,
    Invalid,
    InvalidMarked,
}

internal sealed class BtcPayInvoice(string id, string orderId, long minor, string currency, string? description, string? redirectUrl, DateTimeOffset created)
{
    public string Id => id;

    public string OrderId => orderId;

    public long Minor => minor;

    public string Currency => currency;

    public string? Description => description;

    public string? RedirectUrl => redirectUrl;

    public DateTimeOffset Created => created;

    public InvoiceState State { get; set; }

    public long Paid { get; set; }

    public string Status => State switch
    {
        InvoiceState.New or InvoiceState.PaidPartial => "New",
        InvoiceState.Processing or InvoiceState.ProcessingOver => "Processing",
        InvoiceState.Settled or InvoiceState.SettledOver or InvoiceState.SettledMarked => "Settled",
        InvoiceState.Expired or InvoiceState.ExpiredPartial or InvoiceState.ExpiredLate => "Expired",
        InvoiceState.Invalid or InvoiceState.InvalidMarked => "Invalid",
    };

    public string AdditionalStatus => State switch
    {
        InvoiceState.New or InvoiceState.Processing or InvoiceState.Settled or InvoiceState.Expired or InvoiceState.Invalid => "None",
        InvoiceState.PaidPartial or InvoiceState.ExpiredPartial => "PaidPartial",
        InvoiceState.ProcessingOver or InvoiceState.SettledOver => "PaidOver",
        InvoiceState.ExpiredLate => "PaidLate",
        InvoiceState.SettledMarked or InvoiceState.InvalidMarked => "Marked",
    };
}

/// <param name="Created">When the customer claims it, too: the one of this simulator always does at once.</param>
internal sealed record BtcPayPull(string Id, string InvoiceId, string Name, string? Description, long Minor, string Currency, DateTimeOffset Created)
{
    public bool Completed { get; set; }

    public bool Archived { get; set; }
}
