namespace Payments.ChannelSimulator.Banking;

internal enum Status : byte
{
    Succeeded,
    Declined,
    RequiresAction,
    Processing,
    Voided,

    /// <summary>Of an authorisation: a final capture has let go the rest.</summary>
    Closed,
}
