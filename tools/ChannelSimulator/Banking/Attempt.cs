namespace Payments.ChannelSimulator.Banking;

/// <summary>All that is remembered of an attempt. No object, so that millions of them cost the collector nothing.</summary>
internal struct Attempt
{
    public ulong Fingerprint;
    public long Amount;

    /// <summary>Of a charge or a capture: what was given back; of an authorisation: what was captured. What still pends is in it.</summary>
    public long Used;

    public long CreatedAtMs;

    /// <summary>Of what acts on a charge, an authorisation or a capture: its index.</summary>
    public int Charge;

    public int Account;
    public short Currency;
    public short Code;
    public byte Behaviour;
    public Operation Operation;

    /// <summary>Of a capture: whether what is left is let go.</summary>
    public bool IsFinal;

    /// <summary>What the first call was answered with; a repeated call is answered with it again.</summary>
    public Status First;

    public Status Now;
}
