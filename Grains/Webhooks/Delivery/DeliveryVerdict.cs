namespace Payments.Webhooks.Delivery;

/// <summary>What an answer means for the delivery.</summary>
public enum DeliveryVerdict
{
    Delivered,

    /// <summary>Not now; perhaps later.</summary>
    Failed,

    /// <summary>410: the endpoint wants nothing more, ever.</summary>
    Gone,
}
