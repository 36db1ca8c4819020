using Payments.Channels.Http;
using Payments.Money;

namespace Payments.Channels.PayPal;

public sealed class PayPalFactory : IChannelFactory
{
    public string Channel => "paypal";

    public Uri BaseAddress { get; } = new("https://api-m.paypal.com/");

    public IReadOnlyList<CredentialField> Credentials { get; } =
    [
        new("client_id", IsSecret: false, IsRequired: true, Fault, NamesAccount: true),
        new("client_secret", IsSecret: true, IsRequired: true, Fault),
    ];

    public IReadOnlyList<CredentialField> CallbackCredentials { get; } =
    [
        new("webhook_id", IsSecret: false, IsRequired: true, Fault),
        new("certificate", IsSecret: false, IsRequired: true, RsaKeys.Fault),
    ];

    public ChannelCapabilities Capabilities { get; } = new(
        PreAuthorisation: true, PartialCapture: true, MultipleCapture: true, PartialRefund: true, PayPalAmounts.Currencies, Exponents: PayPalAmounts.Exponents)
    {
        NeedsToken = false,
    };

    public PaymentMode? ModeOf(Uri baseAddress, IReadOnlyDictionary<string, string> credentials) => baseAddress.Host switch
    {
        "api-m.sandbox.paypal.com" or "api.sandbox.paypal.com" => PaymentMode.Test,
        "api-m.paypal.com" or "api.paypal.com" => PaymentMode.Live,
        _ => null,
    };

    public IPaymentChannel Create(ChannelAccount account, TimeProvider clock)
    {
        var keys = new PayPalKeys(account.Credentials["client_id"], account.Credentials["client_secret"]);
        return new PayPalChannel(new PayPalCalls(new ChannelHttpOptions { BaseAddress = account.BaseAddress }, keys, clock), Capabilities, clock);
    }

    public ICallbackReader CreateReader(string account, IReadOnlyDictionary<string, string> credentials, TimeProvider clock) =>
        new PayPalCallbacks(account, credentials["webhook_id"], RsaKeys.Read(credentials["certificate"]), clock);

    private static string? Fault(string value) =>
        value.Length is > 0 and <= 255 && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            ? null
            : "It has letters, digits, underscores and dashes, as the provider's dashboard shows it.";
}
