using System.Net;
using Payments.Tests.EndToEnd.Checkout;
using Payments.Tests.EndToEnd.Holds;
using Payments.Tests.EndToEnd.Orders;

namespace Payments.Tests.EndToEnd.Lists;

/// <summary>What each list's own filters let through.</summary>
public sealed class ListFilterTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Payments_ByEachFilter_ThoseThatFit()
    {
        var (_, client) = await fixture.Merchant();
        var small = await ListRequests.Pay(client, 100);
        var failed = await ListRequests.Pay(client, 200, "tok_declined");
        var large = await ListRequests.Pay(client, 300);
        var at = (await (await client.GetAsync($"/v1/payments/{failed}")).Json()).String("created_at").Replace("+", "%2B", StringComparison.Ordinal);
        var order = (await (await client.GetAsync($"/v1/payments/{large}")).Json()).String("order_id");

        Assert.Equal([failed], await List("status=failed"));
        Assert.Equal([large, small], await List("status=succeeded"));
        Assert.Equal([large, failed], await List("amount_from=101"));
        Assert.Equal([failed], await List("amount_from=200&amount_to=200"));
        Assert.Equal([large], await List($"order_id={order}"));
        Assert.Equal([], await List("order_id=ord_00000000000000000000000000"));
        Assert.Equal([large, failed, small], await List("currency=EUR&channel=simulator"));
        Assert.Equal([], await List("currency=USD"));
        Assert.Equal([], await List("channel=none"));
        // PostgreSQL keeps microseconds, so the time as it is shown lies at or a breath behind the stored one.
        Assert.DoesNotContain(large, await List($"created_to={at}"));
        Assert.Contains(large, await List($"created_from={at}"));
        Assert.DoesNotContain(small, await List($"created_from={at}"));
        Assert.Equal([], await List("created_from=2100-01-01T00:00:00%2B02:00"));

        Task<List<string>> List(string query) => ListRequests.All(client, $"/v1/payments?limit=2&{query}");
    }

    [Fact]
    public async Task Orders_ByStatusAndNumber_ThoseThatFit()
    {
        var (_, client) = await fixture.Merchant();
        var (open, cancelled) = (await client.Order(), await client.Order());
        await client.CancelOrder(cancelled);
        var numbered = (await (await client.PostOrder("N 1/ü")).Created()).String("id");

        Assert.Equal([cancelled], await ListRequests.All(client, "/v1/orders?status=cancelled"));
        Assert.Equal([numbered, open], await ListRequests.All(client, "/v1/orders?status=open"));
        Assert.Equal([numbered], await ListRequests.All(client, $"/v1/orders?number={Uri.EscapeDataString("N 1/ü")}"));
    }

    [Fact]
    public async Task Refunds_ByPaymentAndStatus_ThoseThatFit()
    {
        var (_, client) = await fixture.Merchant();
        var good = await ListRequests.Pay(client, 1000);
        var bad = await ListRequests.Pay(client, 1000, "tok_refund_declined");
        var refunds = new List<string>();
        foreach (var payment in new[] { good, good, bad })
            refunds.Add((await (await client.PostJson($"/v1/payments/{payment}/refunds", """{"amount":10}""", Guid.NewGuid().ToString())).Created()).String("id"));

        Assert.Equal([refunds[2]], await ListRequests.All(client, "/v1/refunds?status=failed"));
        Assert.Equal([refunds[1], refunds[0]], await ListRequests.All(client, $"/v1/refunds?limit=1&payment_id={good}&status=succeeded"));

        var hold = await client.Held();
        await client.Captured(hold);
        var ofCapture = (await (await client.Refund(hold, 10)).Created()).String("id");
        Assert.Equal([ofCapture], await ListRequests.All(client, $"/v1/refunds?pre_authorisation_id={hold}&status=succeeded"));
        Assert.Equal([ofCapture, refunds[2], refunds[1], refunds[0]], await ListRequests.All(client, "/v1/refunds"));
    }

    [Fact]
    public async Task Events_OfAnObject_InSequenceAndReadable()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var payment = await ListRequests.Pay(client, 1000);
        var page = await (await client.GetAsync($"/v1/events?object_id={payment}")).Json();
        var events = page.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal([("payment.succeeded", 2), ("payment.processing", 1)], events.Select(one => (one.String("type"), one.GetProperty("sequence").GetInt32())));
        Assert.Equal((payment, "succeeded"), (events[0].GetProperty("data").String("id"), events[0].GetProperty("data").String("status")));
        Assert.Equal(events[0].ToString(), (await (await client.GetAsync($"/v1/events/{events[0].String("id")}")).Json()).ToString());
        Assert.Equal([events[0].String("id")], await ListRequests.All(client, "/v1/events?type=payment.succeeded"));
        Assert.Empty(await ListRequests.All(client, "/v1/events?to=2020-01-01T00:00:00Z"));

        Assert.Empty(await ListRequests.All(other, $"/v1/events?object_id={payment}"));
        foreach (var id in new[] { events[0].String("id"), "evt_00000000000000000000000000", "evt_x" })
            await (await other.GetAsync($"/v1/events/{id}")).IsProblem(HttpStatusCode.NotFound, "EVENT_NOT_FOUND");
    }

    [Fact]
    public async Task Events_OfBefore_AreReadByTheirOldIds()
    {
        const string Old = "evt_0123456789abcdefghjkmnpqrs";
        var (merchant, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        await fixture.Database.ExecuteAsync(
            $"INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data) VALUES ('{Old}', 'payment.succeeded', '{merchant}', 'pay_old', 1, now(), '{{}}')");

        var one = await (await client.GetAsync($"/v1/events/{Old}")).Json();
        Assert.Equal((Old, "pay_old"), (one.String("id"), one.String("object_id")));
        // An event has one id, and another that would say the same is none.
        foreach (var (who, id) in new[] { (other, Old), (client, "evt_pay_old_1") })
            await (await who.GetAsync($"/v1/events/{id}")).IsProblem(HttpStatusCode.NotFound, "EVENT_NOT_FOUND");
    }

    [Fact]
    public async Task Timeline_OfARefundedPayment_EverythingInOrder()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var payment = await ListRequests.Pay(client, 1000);
        await (await client.PostJson($"/v1/payments/{payment}/refunds", """{"amount":400}""", Guid.NewGuid().ToString())).Created();

        var entries = (await (await client.GetAsync($"/v1/payments/{payment}/timeline")).Json()).GetProperty("entries").EnumerateArray().ToList();

        Assert.Equal(entries.Select(one => one.GetProperty("at").GetDateTimeOffset()), entries.Select(one => one.GetProperty("at").GetDateTimeOffset()).Order());
        Assert.Equal(["payment.processing", "charge", "payment.succeeded", "payment.partially_refunded"], Of("payment", "charge"));
        Assert.Equal(["order.created", "order.paid"], Of("order", ""));
        Assert.Equal(["refund.processing", "refund", "refund.succeeded"], Of("refund", "refund"));
        Assert.Equal(9, entries.Count);
        var charge = entries.Single(one => one.String("type") == "charge");
        Assert.Equal(("attempt", "simulator", "succeeded"), (charge.String("kind"), charge.GetProperty("attempt").String("channel"), charge.GetProperty("attempt").String("outcome")));
        foreach (var id in new[] { payment, "pay_00000000000000000000000000", "pay_x" })
            await (await other.GetAsync($"/v1/payments/{id}/timeline")).IsProblem(HttpStatusCode.NotFound, "PAYMENT_NOT_FOUND");

        IEnumerable<string> Of(string kind, string attempt) => entries.Where(one => one.String("kind") == kind || one.String("type") == attempt).Select(one => one.String("type"));
    }
}
