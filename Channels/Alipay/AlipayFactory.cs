using System.Collections.Frozen;
using Payments.Channels.Http;
using Payments.Money;

namespace Payments.Channels.Alipay;

/// <summary>Alipay's open platform: payment by QR code, and pre-authorisation by QR code.</summary>
public sealed class AlipayFactory : IChannelFactory
{
    internal static readonly ChannelCapabilities Can = new(
        PreAuthorisation: true, PartialCapture: true, MultipleCapture: true, PartialRefund: true,
        // Those that it lists for trans_currency; all but CNY need a contract for them.
        Currencies: FrozenSet.ToFrozenSet(
        [
            "AED", "AUD", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "IDR", "ILS", "JPY", "KRW", "LKR", "MUR", "MYR", "NOK", "NZD", "PHP", "RUB", "SEK", "SGD", "THB",
            "TWD", "USD", "ZAR",
        ], StringComparer.Ordinal))
    {
        NeedsToken = false,
        Range = new Dictionary<string, (long, long)> { ["CNY"] = (1, 10_000_000_000) }.ToFrozenDictionary(StringComparer.Ordinal),
    };

    public string Channel => "alipay";

    public Uri BaseAddress { get; } = new("https://openapi.alipay.com/gateway.do");

    public IReadOnlyList<CredentialField> Credentials { get; } =
    [
        new("app_id", IsSecret: false, IsRequired: true, text => text.Length is >= 8 and <= 32 && text.All(char.IsAsciiDigit) ? null : "It is a number of 8 to 32 digits.", NamesAccount: true),
        new("private_key", IsSecret: true, IsRequired: true, AlipayKeys.PrivateFault),
        new("public_key", IsSecret: false, IsRequired: true, AlipayKeys.PublicFault),
    ];

    public IReadOnlyList<CredentialField> CallbackCredentials { get; } = [new("public_key", IsSecret: false, IsRequired: true, AlipayKeys.PublicFault)];

    public ChannelCapabilities Capabilities => Can;

    public PaymentMode? ModeOf(Uri baseAddress, IReadOnlyDictionary<string, string> credentials) => baseAddress.Host switch
    {
        "openapi-sandbox.dl.alipaydev.com" or "openapi.alipaydev.com" => PaymentMode.Test,
        "openapi.alipay.com" => PaymentMode.Live,
        _ => null,
    };

    public IPaymentChannel Create(ChannelAccount account, TimeProvider clock) => new AlipayChannel(
        new AlipayGateway(
            new ChannelHttpOptions { BaseAddress = account.BaseAddress },
            account.Credentials["app_id"],
            AlipayKeys.Read(account.Credentials["private_key"], isPrivate: true),
            AlipayKeys.Read(account.Credentials["public_key"], isPrivate: false),
            clock),
        clock);

    public ICallbackReader CreateReader(string account, IReadOnlyDictionary<string, string> credentials, TimeProvider clock) =>
        new AlipayCallbacks(account, AlipayKeys.Read(credentials["public_key"], isPrivate: false), clock);
}
