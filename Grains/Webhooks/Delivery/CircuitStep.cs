namespace Payments.Webhooks.Delivery;

/// <summary>What is done with a delivery that is due.</summary>
public enum CircuitStep
{
    Send,

    /// <summary>Sent alone: what comes of it tells about all others.</summary>
    Probe,

    /// <summary>Left until the probe under way has ended.</summary>
    Wait,

    /// <summary>Counts as a try that failed, without another request that nobody takes.</summary>
    Skip,
}
