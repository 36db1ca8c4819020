using Payments.Channels.Http;
using Payments.Money;

namespace Payments.Channels.Stripe;

public sealed class StripeFactory : IChannelFactory
{
    // A list has up to a hundred payment intents.
    private const int MaxAnswerBytes = 1024 * 1024;

    public string Channel => "stripe";

    public Uri BaseAddress { get; } = new("https://api.stripe.com/");

    public IReadOnlyList<CredentialField> Credentials { get; } =
    [
        new("secret_key", IsSecret: true, IsRequired: true, SecretFault),
        new("connected_account", IsSecret: false, IsRequired: false, value => Is(value, "acct_") ? null : "It is an account id such as acct_1234.", NamesAccount: true),
    ];

    public IReadOnlyList<CredentialField> CallbackCredentials { get; } = [new("secret", IsSecret: true, IsRequired: true, CredentialRules.SigningSecretFault)];

    public ChannelCapabilities Capabilities { get; } = new(
        PreAuthorisation: true, PartialCapture: true, MultipleCapture: true, PartialRefund: true,
        StripeAmounts.Currencies, Exponents: StripeAmounts.Exponents) { Range = StripeAmounts.Range };

    public PaymentMode? ModeOf(Uri baseAddress, IReadOnlyDictionary<string, string> credentials) => credentials.GetValueOrDefault("secret_key") switch
    {
        { } key when Is(key, "sk_test_") || Is(key, "rk_test_") => PaymentMode.Test,
        { } key when Is(key, "sk_live_") || Is(key, "rk_live_") => PaymentMode.Live,
        _ => null,
    };

    public IPaymentChannel Create(ChannelAccount account, TimeProvider clock)
    {
        var keys = new StripeKeys(account.Credentials["secret_key"], account.Credentials.GetValueOrDefault("connected_account"));
        var options = new ChannelHttpOptions { BaseAddress = account.BaseAddress, MaxAnswerBytes = MaxAnswerBytes };
        return new StripeChannel(StripeCalls.Create(options, keys), Capabilities, clock);
    }

    public ICallbackReader CreateReader(string account, IReadOnlyDictionary<string, string> credentials, TimeProvider clock) =>
        new StripeCallbacks(account, CredentialRules.Secrets(credentials["secret"]), clock);

    private static string? SecretFault(string value) =>
        Is(value, "sk_") || Is(value, "rk_") ? null : "It is a secret or restricted key: sk_ or rk_, then letters, digits and underscores.";

    private static bool Is(string value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal) && value.Length > prefix.Length && value.Length <= 255
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
