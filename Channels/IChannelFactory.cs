using Payments.Money;

namespace Payments.Channels;

/// <summary>Makes the adapters of one provider, each for one account.</summary>
public interface IChannelFactory
{
    string Channel { get; }

    /// <summary>Where the provider's API is, unless an account says otherwise.</summary>
    Uri BaseAddress { get; }

    /// <summary>Whether every account has to say where its API is.</summary>
    bool NeedsBaseAddress => false;

    /// <summary>What an account has to give; anything else is refused.</summary>
    IReadOnlyList<CredentialField> Credentials { get; }

    /// <summary>What an account has to give for its callbacks to be believed; empty where none come to accounts.</summary>
    IReadOnlyList<CredentialField> CallbackCredentials => [];

    ChannelCapabilities Capabilities { get; }

    /// <summary>What an account's credentials and address say of whether money really moves there; null where they do not say it.</summary>
    PaymentMode? ModeOf(Uri baseAddress, IReadOnlyDictionary<string, string> credentials) => null;

    /// <summary>The adapter, which keeps connections and tokens: one per account and process. It may be IDisposable.</summary>
    IPaymentChannel Create(ChannelAccount account, TimeProvider clock);

    /// <summary>What reads the account's callbacks.</summary>
    /// <param name="credentials">By the names of <see cref="CallbackCredentials"/>.</param>
    ICallbackReader CreateReader(string account, IReadOnlyDictionary<string, string> credentials, TimeProvider clock) =>
        throw new NotSupportedException($"No callbacks come to accounts of {Channel}.");
}
