using Payments.Channels;
using Payments.Channels.Stripe;
using Payments.Money;

namespace Payments.Tests.Integration.Channels.Contract;

public sealed class StripeFixture : ContractFixture
{
    public override IChannelFactory Factory { get; } = new StripeFactory();

    public override string ApprovingToken => "pm_card_visa";

    public override (string Token, DeclineReason Reason)? Declining => ("pm_card_visa_chargeDeclinedInsufficientFunds", DeclineReason.InsufficientFunds);

    public override IReadOnlyList<Amount> Amounts { get; } = [new(1234, "EUR"), new(5000, "JPY"), new(12_340, "KWD"), new(500, "ISK"), new(12_300, "MGA")];

    protected override string BasePath => "stripe/";

    protected override IReadOnlyDictionary<string, string> Credentials { get; } = new Dictionary<string, string> { ["secret_key"] = "sk_test_simulator" };

    protected override IReadOnlyDictionary<string, string> WrongCredentials { get; } = new Dictionary<string, string> { ["secret_key"] = "sk_test_wrong" };

    public override async Task Approve(ChannelAnswer.CustomerAction action)
    {
        using var customer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var page = await customer.GetAsync(action.Redirect);
        Assert.Equal("https://shop.example/back", page.Headers.Location?.AbsoluteUri);
    }
}

public sealed class StripeContractTests(StripeFixture stripe) : ChannelContractTests(stripe), IClassFixture<StripeFixture>;
