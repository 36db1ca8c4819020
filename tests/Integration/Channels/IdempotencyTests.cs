using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

[Collection(SimulatorTests.Name)]
public sealed class IdempotencyTests(SimulatorFixture simulator)
{
    [Theory]
    [InlineData("tok_visa", "charge")]
    [InlineData("tok_declined", "decline")]
    [InlineData("tok_3ds", "pending")]
    public async Task Charge_SameKey50TimesAtOnce_OneEffectAndOneAnswer(string token, string effect)
    {
        var order = Orders.Charge(token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => simulator.Channel.Charge(order, default)));

        Assert.Single(answers.Distinct());
        Assert.IsNotType<Unknown>(answers[0]);
        var seen = await simulator.Process.Seen(order.AttemptId);
        Assert.Single(seen, effect);
        Assert.Equal(49, seen.Count(kind => kind == "duplicate"));
        Assert.Equal(50, seen.Count);
    }

    [Fact]
    public async Task Refund_SameKey50TimesAtOnce_OneEffect()
    {
        var charge = Orders.Charge("tok_visa");
        var reference = Assert.IsType<Succeeded>(await simulator.Channel.Charge(charge, default)).Reference;
        var refund = Orders.Refund(charge, reference, 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => simulator.Channel.Refund(refund, default)));

        Assert.IsType<Succeeded>(Assert.Single(answers.Distinct()));
        Assert.Single(await simulator.Process.Seen(refund.AttemptId), "refund");
    }

    [Fact]
    public async Task Refund_RefusedAndThenRepeated_SameAnswerAgain()
    {
        var charge = Orders.Charge("tok_3ds");
        var action = Assert.IsType<CustomerAction>(await simulator.Channel.Charge(charge, default));
        var refund = Orders.Refund(charge, action.Reference);
        var tooEarly = await simulator.Channel.Refund(refund, default);
        using var customer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var page = await customer.GetAsync($"{action.Redirect}?outcome=succeeded");
        Assert.IsType<Succeeded>(await simulator.Channel.Query(Orders.Query(charge), default));

        Assert.Equal("charge_not_refundable", Assert.IsType<Declined>(tooEarly).ChannelCode);
        Assert.Equal(tooEarly, await simulator.Channel.Refund(refund, default));
        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(charge, action.Reference), default));
    }

    public static TheoryData<string> Changes() => ["amount", "currency", "token", "descriptor", "account", "return_url", "callback_url"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Charge_SameKeyOtherParameters_ConflictAndNoEffect(string change)
    {
        var order = Orders.Charge("tok_visa");
        await simulator.Channel.Charge(order, default);

        var answer = await simulator.Channel.Charge(Change(order, change), default);

        Assert.Equal(new Unknown("HTTP status 409"), answer);
        Assert.Equal(["charge", "key_conflict"], await simulator.Process.Seen(order.AttemptId));
    }

    [Fact]
    public async Task Refund_WithTheKeyOfItsCharge_ConflictAndNoEffect()
    {
        var charge = Orders.Charge("tok_visa");
        var reference = Assert.IsType<Succeeded>(await simulator.Channel.Charge(charge, default)).Reference;

        var answer = await simulator.Channel.Refund(Orders.Refund(charge, reference) with { AttemptId = charge.AttemptId }, default);

        Assert.IsType<Unknown>(answer);
        Assert.Equal(["charge", "key_conflict"], await simulator.Process.Seen(charge.AttemptId));
    }

    private static ChargeOrder Change(ChargeOrder order, string what) => what switch
    {
        "amount" => order with { Amount = order.Amount with { Minor = 1001 } },
        "currency" => order with { Amount = order.Amount with { Currency = "USD" } },
        "token" => order with { PaymentMethodToken = "tok_declined" },
        "descriptor" => order with { Descriptor = "Other" },
        "account" => order with { MerchantAccount = "acct_other" },
        "return_url" => order with { ReturnUrl = new Uri("http://127.0.0.1/other") },
        _ => order with { CallbackUrl = new Uri("http://127.0.0.1/other") },
    };
}
