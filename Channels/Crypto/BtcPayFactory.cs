using Payments.Channels.Http;

namespace Payments.Channels.Crypto;

/// <summary>Crypto currencies through a BTCPay server that the merchant runs.</summary>
public sealed class BtcPayFactory : IChannelFactory
{
    internal static readonly ChannelCapabilities Can = new(PreAuthorisation: false, PartialCapture: false, MultipleCapture: false, PartialRefund: true) { NeedsToken = false };

    public string Channel => "crypto";

    /// <summary>Nobody's: every server is its owner's, so an account has to say where it is.</summary>
    public Uri BaseAddress { get; } = new("https://btcpay.invalid/");

    public bool NeedsBaseAddress => true;

    public IReadOnlyList<CredentialField> Credentials { get; } =
    [
        new("store_id", IsSecret: false, IsRequired: true, text => IsWord(text) ? null : "It is the store's id: 1 to 64 letters and digits.", NamesAccount: true),
        new("api_key", IsSecret: true, IsRequired: true, text => IsWord(text) ? null : "It is an API key of the server: 1 to 64 letters and digits."),
    ];

    public IReadOnlyList<CredentialField> CallbackCredentials { get; } = [new("secret", IsSecret: true, IsRequired: true, CredentialRules.SigningSecretFault)];

    public ChannelCapabilities Capabilities => Can;

    public IPaymentChannel Create(ChannelAccount account, TimeProvider clock) =>
        new BtcPayChannel(new BtcPayApi(Options(account.BaseAddress), account.Credentials["store_id"], account.Credentials["api_key"]));

    public ICallbackReader CreateReader(string account, IReadOnlyDictionary<string, string> credentials, TimeProvider clock) =>
        new CryptoCallbacks(account, CredentialRules.Secrets(credentials["secret"]), clock);

    /// <summary>A store's pull payments come in one list, however many they are.</summary>
    internal static ChannelHttpOptions Options(Uri address) => new() { BaseAddress = address, MaxAnswerBytes = 16 * 1024 * 1024 };

    private static bool IsWord(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiLetterOrDigit);
}
