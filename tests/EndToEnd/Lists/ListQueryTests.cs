using System.Net;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Lists;

/// <summary>What every list does with its query: pages, cursors, whose entries, and all that can be wrong with it.</summary>
public sealed class ListQueryTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private static readonly string[] Paths = ["/v1/orders", "/v1/payments", "/v1/refunds", "/v1/events"];

    [Fact]
    public async Task List_PageByPage_EveryEntryOnceTheNewestFirst()
    {
        var (_, client) = await fixture.Merchant();
        var made = new List<string>();
        for (var i = 0; i < 7; i++) made.Add(await ListRequests.Pay(client, 100 + i));

        foreach (var limit in new[] { 1, 3, 7, 100 })
            Assert.Equal(made.AsEnumerable().Reverse(), await ListRequests.All(client, $"/v1/payments?limit={limit}"));
        Assert.Equal(7, (await ListRequests.All(client, "/v1/orders?limit=2")).Distinct().Count());
        // Four of each payment and its order, and the merchant's registration and tier.
        Assert.Equal(30, (await ListRequests.All(client, "/v1/events?limit=5")).Distinct().Count());
        Assert.Empty(await ListRequests.All(client, "/v1/refunds"));
    }

    [Theory]
    [InlineData("limit=0", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=101", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=1000000000", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=-1", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=abc", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=1e1", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("limit=1&limit=2", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("cursor=", "CURSOR_INVALID", "cursor")]
    [InlineData("cursor=abc", "CURSOR_INVALID", "cursor")]
    [InlineData("cursor=%00%FF", "CURSOR_INVALID", "cursor")]
    [InlineData("cursor=AQAAAAAAAAAAAAAAAAAAAABwYXlfMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAAAAAAAAAAAAAAAAA", "CURSOR_INVALID", "cursor")]
    [InlineData("colour=red", "QUERY_PARAMETER_UNKNOWN", "colour")]
    [InlineData("Limit=5", "QUERY_PARAMETER_UNKNOWN", "Limit")]
    [InlineData("merchant_id=mer_00000000000000000000000000", "QUERY_PARAMETER_UNKNOWN", "merchant_id")]
    public async Task List_BadQuery_RefusedWithTheName(string query, string code, string field)
    {
        var (_, client) = await fixture.Merchant();
        foreach (var path in Paths)
            Assert.Equal(field, (await (await client.GetAsync($"{path}?{query}")).IsProblem(HttpStatusCode.BadRequest, code)).String("field"));
    }

    [Theory]
    [InlineData("/v1/payments", "created_from=yesterday")]
    [InlineData("/v1/payments", "created_from=2026-01-01")]
    [InlineData("/v1/payments", "created_from=2026-01-01T00:00:00")]
    [InlineData("/v1/payments", "created_to=2026-02-30T00:00:00Z")]
    [InlineData("/v1/payments", "created_to=2026-01-01T00:00:00+01:00")]
    [InlineData("/v1/events", "from=0")]
    [InlineData("/v1/events", "to=9999-12-31T23:59:59-14:00")]
    [InlineData("/v1/payments", "status=Succeeded")]
    [InlineData("/v1/payments", "status=1")]
    [InlineData("/v1/payments", "order_id=ord_'")]
    [InlineData("/v1/payments", "amount_from=-1")]
    [InlineData("/v1/payments", "amount_to=9223372036854775808")]
    [InlineData("/v1/payments", "currency=eur")]
    [InlineData("/v1/payments", "channel=a%00b")]
    [InlineData("/v1/orders", "status=")]
    [InlineData("/v1/orders", "number=%00")]
    [InlineData("/v1/refunds", "payment_id=pay_1")]
    [InlineData("/v1/refunds", "pre_authorisation_id=pay_00000000000000000000000000")]
    [InlineData("/v1/events", "object_id=%ED%A0%80%00")]
    public async Task List_BadFilter_RefusedWithTheName(string path, string query)
    {
        var (_, client) = await fixture.Merchant();
        var problem = await (await client.GetAsync($"{path}?{query}")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_INVALID");
        Assert.Equal(query[..query.IndexOf('=')], problem.String("field"));
    }

    [Fact]
    public async Task Cursor_ChangedAnywhereOrTakenElsewhere_Refused()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        foreach (var one in new[] { client, other })
            for (var i = 0; i < 3; i++) await ListRequests.Pay(one, 100);
        var cursor = (await (await client.GetAsync("/v1/payments?limit=1")).Json()).String("next_cursor");

        for (var at = 0; at < cursor.Length; at += 7)
        {
            var changed = cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..];
            await Refused(client, $"/v1/payments?cursor={changed}");
        }

        await Refused(client, $"/v1/payments?cursor={cursor[..^4]}");
        await Refused(client, $"/v1/orders?cursor={cursor}");
        await Refused(client, $"/v1/payments?status=failed&cursor={cursor}");
        await Refused(other, $"/v1/payments?cursor={cursor}");
        Assert.Equal(2, (await (await client.GetAsync($"/v1/payments?limit=50&cursor={cursor}")).Json()).GetProperty("items").GetArrayLength());

        static async Task Refused(HttpClient who, string path) => await (await who.GetAsync(path)).IsProblem(HttpStatusCode.BadRequest, "CURSOR_INVALID");
    }

    [Fact]
    public async Task List_OfAnAdministrator_ShowsTheMerchantThatIsNamed()
    {
        var (merchant, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var payment = await ListRequests.Pay(client, 100);
        await ListRequests.Pay(other, 100);
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);

        Assert.Equal([payment], await ListRequests.All(administrator, $"/v1/payments?merchant_id={merchant}"));
        foreach (var path in Paths)
        {
            // Events are the platform's where no merchant is named.
            if (path != "/v1/events") await (await administrator.GetAsync(path)).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_MISSING");
            await (await administrator.GetAsync($"{path}?merchant_id=mer_x")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_INVALID");
            Assert.Empty(await ListRequests.All(administrator, $"{path}?merchant_id=mer_00000000000000000000000000"));
            await (await fixture.Platform.Client().GetAsync(path)).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        }
    }
}
