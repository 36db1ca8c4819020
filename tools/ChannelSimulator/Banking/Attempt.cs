namespace Payments.ChannelSimulator.Banking;

/// <summary>All that is remembered of an attempt. No object, so that millions of them cost the collector nothing.</summary>
internal struct Attempt
{
    public ulong Fingerprint;
    public long Amount;

    /// <summary>Of a charge: what was given back, refunds that still pend included.</summary>
    public long Refunded;

    public long CreatedAtMs;

    /// <summary>Of a refund or void: the index of its charge.</summary>
    public int Charge;

    public int Account;
    public short Currency;
    public short Code;
    public byte Behaviour;
    public Operation Operation;

    /// <summary>What the first call was answered with; a repeated call is answered with it again.</summary>
    public Status First;

    public Status Now;
}
