using System.Globalization;
using Payments.Channels;
using Payments.Channels.PayPal;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Contract;

public sealed class PayPalFixture : ContractFixture
{
    public override IChannelFactory Factory { get; } = new PayPalFactory();

    public override string ApprovingToken => "paypal";

    public override bool FindsLostCharges => false;

    public override bool RefundsCaptures => true;

    public override IReadOnlyList<Amount> Amounts { get; } = [new(1234, "EUR"), new(5000, "JPY"), new(12_300, "HUF")];

    protected override string BasePath => "paypal/";

    protected override IReadOnlyDictionary<string, string> Credentials { get; } =
        new Dictionary<string, string> { ["client_id"] = "paypal_client", ["client_secret"] = "paypal_secret" };

    protected override IReadOnlyDictionary<string, string> WrongCredentials { get; } =
        new Dictionary<string, string> { ["client_id"] = "paypal_client", ["client_secret"] = "wrong" };

    public override Task Approve(CustomerAction action) => Visit(action.Redirect);

    public static async Task Visit(Uri page)
    {
        using var customer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await customer.GetAsync(page);
        Assert.Equal("https://shop.example/back", answer.Headers.Location?.AbsoluteUri);
    }

    public async Task Post(string path)
    {
        using var client = Process.Client();
        using var done = await client.PostAsync($"/paypal/simulator/{path}", null);
        done.EnsureSuccessStatusCode();
    }

    public async Task<int> Tokens()
    {
        using var client = Process.Client();
        return int.Parse(await client.GetStringAsync("/paypal/simulator/tokens"), CultureInfo.InvariantCulture);
    }

    public IPaymentChannel AnotherChannel() => Factory.Create(new ChannelAccount("paypal", "other", new Uri(Process.Url, BasePath), Credentials), TimeProvider.System);
}

public sealed class PayPalContractTests(PayPalFixture paypal) : ChannelContractTests(paypal), IClassFixture<PayPalFixture>
{
    [Theory]
    [MemberData(nameof(ContractFaults.AfterActing), MemberType = typeof(ContractFaults))]
    public async Task Query_CaptureOfTheApprovedOrderAnsweredWrongly_UnknownThenSucceededOnce(string fault)
    {
        var order = paypal.Order();
        var action = Assert.IsType<CustomerAction>(await paypal.Channel.Charge(order, default));
        await paypal.Approve(action);
        await paypal.Arm(order.AttemptId, fault);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        Assert.IsType<Unknown>(await paypal.Channel.Query(Query(order, action.Reference), patience.Token));

        Assert.IsType<Succeeded>(await paypal.Channel.Query(Query(order, action.Reference), default));
        Assert.Equal(["charge"], await paypal.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Query_NotApprovedYet_StillTheCustomersTurn()
    {
        var order = paypal.Order();
        var action = Assert.IsType<CustomerAction>(await paypal.Channel.Charge(order, default));

        Assert.Equal(action, await paypal.Channel.Query(Query(order, action.Reference), default));
    }

    [Fact]
    public async Task Query_InstrumentDeclined_DeclinedWithoutAnEffect()
    {
        var order = paypal.Order();
        var action = Assert.IsType<CustomerAction>(await paypal.Channel.Charge(order, default));
        await PayPalFixture.Visit(new Uri(action.Redirect + "&instrument=declined"));

        var declined = Assert.IsType<Declined>(await paypal.Channel.Query(Query(order, action.Reference), default));

        Assert.Equal(new Declined(DeclineReason.CardDeclined, true, "INSTRUMENT_DECLINED"), declined);
        Assert.Equal(declined, await paypal.Channel.Query(Query(order, action.Reference), default));
        Assert.Empty(await paypal.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Void_OfAnOrderThatWaits_NothingMovesAndNothingWill()
    {
        var order = paypal.Order();
        var action = Assert.IsType<CustomerAction>(await paypal.Channel.Charge(order, default));

        Assert.IsType<Succeeded>(await paypal.Channel.Void(Orders.Void(order, action.Reference), default));

        Assert.Empty(await paypal.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Token_ManyCallsAtOnce_AskedForOnceAndAgainWhenItIsWithdrawn()
    {
        using var channel = paypal.AnotherChannel() as IDisposable;
        var fresh = (IPaymentChannel)channel!;
        var before = await paypal.Tokens();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => fresh.Charge(paypal.Order(), default)));
        Assert.Equal(before + 1, await paypal.Tokens());

        await paypal.Post("withdraw-tokens");
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => fresh.Charge(paypal.Order(), default)));
        Assert.All(answers, answer => Assert.IsType<CustomerAction>(answer));
        Assert.Equal(before + 2, await paypal.Tokens());
    }

    [Fact]
    public async Task Capture_AfterTheHonourPeriod_AuthorisedAnewAndTakenOnce()
    {
        var (order, held) = await Held();
        await paypal.Post($"authorizations/{held.Reference}/age?days=5");
        var capture = new CaptureOrder(Orders.NewAttempt(), held.Reference, order.Amount with { Minor = 700 }, false, order.MerchantAccount, null);

        var captured = Assert.IsType<Succeeded>(await paypal.Channel.Capture(capture, default));

        Assert.Equal(captured, await paypal.Channel.Capture(capture, default));
        var more = capture with { AttemptId = Orders.NewAttempt(), Amount = order.Amount with { Minor = 300 }, IsFinal = true };
        Assert.IsType<Succeeded>(await paypal.Channel.Capture(more, default));
        Assert.Equal(["capture"], await paypal.Effects(capture.AttemptId));
        Assert.Equal(["capture"], await paypal.Effects(more.AttemptId));
    }

    [Fact]
    public async Task Capture_AfterTheAuthorisationsLife_DeclinedWithoutACall()
    {
        var (order, held) = await Held();
        await paypal.Post($"authorizations/{held.Reference}/age?days=30");
        var capture = new CaptureOrder(Orders.NewAttempt(), held.Reference, order.Amount, true, order.MerchantAccount, null);

        Assert.Equal("AUTHORIZATION_EXPIRED", Assert.IsType<Declined>(await paypal.Channel.Capture(capture, default)).ChannelCode);
    }
}
