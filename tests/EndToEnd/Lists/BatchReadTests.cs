using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;
using Payments.Tests.EndToEnd.Orders;
using Xunit.Abstractions;

namespace Payments.Tests.EndToEnd.Lists;

public sealed class BatchReadTests(PaymentFixture fixture, ITestOutputHelper output) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task BatchRead_OwnForeignMissingAndTwice_ResultsByIdAndFailedApart()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var (mine, theirs) = (await ListRequests.Pay(client, 100), await ListRequests.Pay(other, 100));
        string[] ids = [mine, theirs, mine, "pay_00000000000000000000000000", "x", "x", ""];

        var read = await (await Read(client, "payments", ids)).Json();

        Assert.Equal([mine], read.GetProperty("results").EnumerateObject().Select(one => one.Name));
        Assert.Equal((await (await client.GetAsync($"/v1/payments/{mine}")).Json()).ToString(), read.GetProperty("results").GetProperty(mine).ToString());
        Assert.Equal([theirs, "pay_00000000000000000000000000", "x", ""], read.GetProperty("failed").EnumerateArray().Select(id => id.GetString()));
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        Assert.Equal(2, (await (await Read(administrator, "payments", ids)).Json()).GetProperty("results").EnumerateObject().Count());
    }

    [Fact]
    public async Task BatchRead_Orders_SameShape()
    {
        var (_, client) = await fixture.Merchant();
        var order = await client.Order();

        var read = await (await Read(client, "orders", [order, "pay_00000000000000000000000000"])).Json();

        Assert.Equal("open", read.GetProperty("results").GetProperty(order).String("status"));
        Assert.Equal("pay_00000000000000000000000000", Assert.Single(read.GetProperty("failed").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("{}", "INVALID_FIELD", "ids")]
    [InlineData("""{"ids":[]}""", "INVALID_FIELD", "ids")]
    [InlineData("""{"ids":[null]}""", "INVALID_FIELD", "ids")]
    [InlineData("""{"ids":[1]}""", "BODY_INVALID", "ids[0]")]
    [InlineData("""{"ids":"a"}""", "BODY_INVALID", "ids")]
    [InlineData("""{"ids":["a"],"fields":[]}""", "BODY_INVALID", "fields")]
    public async Task BatchRead_BadBody_RefusedWithCodeAndField(string body, string code, string field)
    {
        var (_, client) = await fixture.Merchant();
        foreach (var kind in new[] { "payments", "orders" })
            Assert.Equal(field, (await (await client.PostJson($"/v1/{kind}/batch-read", body)).IsProblem(HttpStatusCode.BadRequest, code)).String("field"));
    }

    [Fact]
    public async Task BatchRead_HundredAndOneIds_Refused()
    {
        var (_, client) = await fixture.Merchant();
        await (await Read(client, "payments", [.. Enumerable.Range(0, 101).Select(i => $"pay_{i}")])).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
    }

    [Fact]
    public async Task BatchRead_HundredPayments_UnderFiftyMilliseconds()
    {
        var (_, client) = await fixture.Merchant();
        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ListRequests.Pay(client, 100)));
        var took = new List<TimeSpan>();
        for (var i = 0; i < 30; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var read = await (await Read(client, "payments", ids)).Json();
            took.Add(Stopwatch.GetElapsedTime(started));
            Assert.Equal(100, read.GetProperty("results").EnumerateObject().Count());
        }

        took.Sort();
        output.WriteLine($"100 payments in one request: median {took[15].TotalMilliseconds:0.0} ms, fastest {took[0].TotalMilliseconds:0.0} ms");
        // The median of warm requests, since the machine has other work as well.
        Assert.True(took[15] < TimeSpan.FromMilliseconds(50), $"median {took[15].TotalMilliseconds:0.0} ms");
    }

    private static Task<HttpResponseMessage> Read(HttpClient client, string kind, string[] ids) =>
        client.PostJson($"/v1/{kind}/batch-read", JsonSerializer.Serialize(new { ids }));
}
