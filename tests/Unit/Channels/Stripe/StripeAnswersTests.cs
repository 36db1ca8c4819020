using System.Net;
using System.Text;
using Payments.Channels;
using Payments.Channels.Http;
using Payments.Channels.Stripe;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Unit.Channels.Stripe;

public sealed class StripeAnswersTests
{
    private const string Good =
        """{"id":"pi_1","object":"payment_intent","amount":1000,"amount_received":1000,"currency":"eur","status":"succeeded","capture_method":"automatic","metadata":{"attempt_id":"att_1"},"created":1767225600}""";

    private const string Declined402 = """{"error":{"type":"card_error","code":"card_declined","decline_code":"lost_card","payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method","metadata":{"attempt_id":"att_1"}}}}""";

    private static readonly ChargeOrder Order = new("att_1", new Amount(1000, "EUR"), "pm_card_visa", "Shop", "acct", new Uri("https://shop.example/"), null);

    [Fact]
    public async Task Charge_WhatWasAskedFor_Succeeded() => Assert.Equal(new Succeeded("pi_1"), await Charge(200, Good));

    [Theory]
    [InlineData("\"amount\":1000", "\"amount\":1001")]
    [InlineData("\"amount\":1000", "\"amount\":\"1000\"")]
    [InlineData("\"amount\":1000", "\"amount\":1000,\"amount\":1000")]
    [InlineData("\"amount_received\":1000", "\"amount_received\":900")]
    [InlineData("\"eur\"", "\"usd\"")]
    [InlineData("\"eur\"", "\"EUR\"")]
    [InlineData("att_1", "att_2")]
    [InlineData("{\"attempt_id\":\"att_1\"}", "{}")]
    [InlineData("payment_intent", "refund")]
    [InlineData("\"automatic\"", "\"manual\"")]
    [InlineData("pi_1", "")]
    [InlineData("\"succeeded\"", "\"success\"")]
    [InlineData("\"succeeded\"", "\"requires_capture\"")]
    [InlineData("\"succeeded\"", "\"requires_action\"")]
    [InlineData("\"succeeded\"", "\"requires_payment_method\"")]
    [InlineData("\"succeeded\"", "null")]
    [InlineData("1767225600}", "1767225600")]
    [InlineData("\"id\"", "\"error\":{\"type\":\"api_error\"},\"id\"")]
    public async Task Charge_AnythingElse_Unknown(string old, string changed) =>
        Assert.IsType<Unknown>(await Charge(200, Good.Replace(old, changed, StringComparison.Ordinal)));

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "<html>")]
    [InlineData(201, Good)]
    [InlineData(302, Good)]
    [InlineData(500, Declined402)]
    [InlineData(409, Declined402)]
    [InlineData(429, """{"error":{"type":"invalid_request_error","code":"lock_timeout"}}""")]
    [InlineData(429, """{"error":{"type":"invalid_request_error","code":"rate_limit"}}""")]
    [InlineData(400, """{"error":{"type":"idempotency_error"}}""")]
    [InlineData(402, """{"error":{"type":"card_error","code":"brand_new"}}""")]
    [InlineData(402, """{"error":{"type":"card_error","code":"card_declined","decline_code":"brand_new"}}""")]
    [InlineData(402, """{"error":{"code":"card_declined"}}""")]
    [InlineData(403, "<html>")]
    public async Task Charge_NoClearDecision_Unknown(int status, string body) => Assert.IsType<Unknown>(await Charge(status, body));

    [Theory]
    [InlineData("att_1", "att_2")]
    [InlineData("requires_payment_method", "succeeded")]
    public async Task Charge_DeclineOfSomethingElse_Unknown(string old, string changed) =>
        Assert.IsType<Unknown>(await Charge(402, Declined402.Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public async Task Charge_Declined_ByItsDeclineCode() =>
        Assert.Equal(new Declined(DeclineReason.LostCard, false, "lost_card"), await Charge(402, Declined402));

    [Theory]
    [InlineData(401, "")]
    [InlineData(403, """{"error":{"type":"invalid_request_error","message":"no"}}""")]
    public async Task Charge_NotLetIn_DeclinedForAnotherChannel(int status, string body)
    {
        var declined = Assert.IsType<Declined>(await Charge(status, body));

        Assert.Equal((DeclineReason.ChannelError, true), (declined.Reason, declined.Retryable));
    }

    [Fact]
    public async Task Query_MoreThanIsLookedThrough_Unknown()
    {
        var page = $$"""{"object":"list","has_more":true,"data":[{{Good.Replace("att_1", "att_2", StringComparison.Ordinal)}}]}""";
        var turn = 0;
        using var channel = Channel(() => (200, page.Replace("pi_1", $"pi_{++turn}", StringComparison.Ordinal)));

        Assert.IsType<Unknown>(await channel.Query(Query(), default));
        Assert.InRange(turn, 2, 100);
    }

    [Theory]
    [InlineData("""{"object":"list","has_more":false,"data":[]}""", true)]
    [InlineData("""{"object":"list","has_more":true,"data":[]}""", false)]
    [InlineData("""{"object":"list","data":[]}""", false)]
    [InlineData("""{"object":"list","has_more":false}""", false)]
    [InlineData("""{"object":"list","has_more":false,"data":[null]}""", false)]
    [InlineData("""{"has_more":false,"data":[]}""", false)]
    public async Task Query_AList_ProvesThatThereIsNoneOnlyWhenItIsWhole(string list, bool proven)
    {
        using var channel = Channel(() => (200, list));

        Assert.Equal(proven, await channel.Query(Query(), default) is NotFound);
    }

    [Fact]
    public async Task Query_WithoutATimeToLookAt_Unknown()
    {
        using var channel = Channel(() => (200, """{"object":"list","has_more":false,"data":[]}"""));

        Assert.IsType<Unknown>(await channel.Query(Query() with { OrderedAt = null }, default));
    }

    private static QueryOrder Query() => new("att_1", AttemptKind.Charge, Order.Amount, "acct", OrderedAt: TimeProvider.System.GetUtcNow());

    private static async Task<ChannelAnswer> Charge(int status, string body)
    {
        using var channel = Channel(() => (status, body));
        return await channel.Charge(Order, default);
    }

    private static StripeChannel Channel(Func<(int Status, string Body)> answer) => new(new Script(answer), new StripeFactory().Capabilities, TimeProvider.System);

    private sealed class Script(Func<(int Status, string Body)> answer) : IStripeCalls
    {
        public Task<ChannelExchange> Post(string path, StripeForm form, string idempotencyKey, CancellationToken cancellation) => Next();

        public Task<ChannelExchange> Get(string path, StripeForm query, CancellationToken cancellation) => Next();

        public void Dispose()
        {
        }

        private Task<ChannelExchange> Next()
        {
            var (status, body) = answer();
            return Task.FromResult(ChannelExchange.Answered((HttpStatusCode)status, Encoding.UTF8.GetBytes(body)));
        }
    }
}
