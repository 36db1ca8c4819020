namespace Payments.Channels;

/// <summary>Makes the adapters of one provider, each for one account.</summary>
public interface IChannelFactory
{
    string Channel { get; }

    /// <summary>Where the provider's API is, unless an account says otherwise.</summary>
    Uri BaseAddress { get; }

    /// <summary>What an account has to give; anything else is refused.</summary>
    IReadOnlyList<CredentialField> Credentials { get; }

    ChannelCapabilities Capabilities { get; }

    /// <summary>The adapter, which keeps connections and tokens: one per account and process. It may be IDisposable.</summary>
    IPaymentChannel Create(ChannelAccount account, TimeProvider clock);
}
