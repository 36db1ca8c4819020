using System.Globalization;
using System.Text.Json;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

[Collection(SimulatorTests.Name)]
public sealed class WitnessLogTests(SimulatorFixture simulator)
{
    private static readonly string[] OfMoney = ["charge", "refund", "void"];

    [Fact]
    public async Task Log_Always_NumberedWithoutGapsAndInOrder()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => simulator.Channel.Charge(Orders.Charge("tok_visa"), default)));

        var log = await simulator.Process.Log();

        Assert.Equal("open", log[0].GetProperty("kind").GetString());
        Assert.Equal(Enumerable.Range(1, log.Count).Select(number => (long)number), log.Select(line => line.GetProperty("seq").GetInt64()));
        var times = log.Select(line => line.GetProperty("time").GetDateTimeOffset()).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task Log_AfterEveryAnswer_HoldsItsEffectWithAllThatMatters()
    {
        var order = Orders.Charge("tok_visa", 4711, "USD");
        var reference = Assert.IsType<Succeeded>(await simulator.Channel.Charge(order, default)).Reference;
        var refund = Orders.Refund(order, reference, 711);
        await simulator.Channel.Refund(refund, default);

        var log = await simulator.Process.Log();

        var charged = Assert.Single(log, line => Is(line, "charge", order.AttemptId));
        Assert.Equal(("USD", 4711, reference), (Text(charged, "currency"), charged.GetProperty("amount").GetInt64(), Text(charged, "reference")));
        var refunded = Assert.Single(log, line => Is(line, "refund", refund.AttemptId));
        Assert.Equal(("USD", 711, reference), (Text(refunded, "currency"), refunded.GetProperty("amount").GetInt64(), Text(refunded, "charge")));
    }

    [Fact]
    public async Task Log_Query_Witnessed()
    {
        var order = Orders.Charge("tok_visa");
        await simulator.Channel.Query(Orders.Query(order), default);

        var line = Assert.Single(await simulator.Process.Log(), line => Is(line, "query", order.AttemptId));
        Assert.Equal("not_found", Text(line, "status"));
    }

    [Fact]
    public async Task Log_FromAnOffset_TheLinesSinceThen()
    {
        using var client = simulator.Process.Client();
        using var first = await client.GetAsync("/log");
        var end = first.Headers.GetValues("X-Log-End").Single();
        var order = Orders.Charge("tok_visa");
        await simulator.Channel.Charge(order, default);

        var since = await client.GetStringAsync($"/log?offset={end}");
        using var inside = await client.GetAsync($"/log?offset={long.Parse(end, CultureInfo.InvariantCulture) - 2}");
        using var beyond = await client.GetAsync("/log?offset=99999999999");

        Assert.Equal(order.AttemptId, JsonElement.Parse(since).GetProperty("key").GetString());
        Assert.Equal((System.Net.HttpStatusCode.BadRequest, inside.StatusCode), (beyond.StatusCode, System.Net.HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Log_SummedUp_IsTheSummary()
    {
        await simulator.Channel.Charge(Orders.Charge("tok_visa", 12345, "CHF"), default);
        using var client = simulator.Process.Client();

        // Something of another test may still settle between the two readings.
        await Eventually.HoldsAsync(async () => Sums(await simulator.Process.Log()) == Sums(JsonElement.Parse(await client.GetStringAsync("/summary"))), "the two agree");
    }

    [Fact]
    public async Task Log_TestCardUsed_NumberStandsNowhere()
    {
        using var client = simulator.Process.Client();
        using var content = new StringContent("""{"number":"5555555555554444"}""");
        using var answer = await client.PostAsync("/tokens", content);
        var token = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("token").GetString()!;
        Assert.IsType<Succeeded>(await simulator.Channel.Charge(Orders.Charge(token), default));

        Assert.DoesNotContain("5555555555", await client.GetStringAsync("/log"), StringComparison.Ordinal);
        Assert.DoesNotContain("5555555555", simulator.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behaviours_EveryOne_StandsInTheDocumentation()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Built.RepositoryRoot, "docs", "simulator.md"));
        using var client = simulator.Process.Client();
        var rows = JsonElement.Parse(await client.GetStringAsync("/behaviours")).EnumerateArray().ToList();

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var line = Assert.Single(document.Split('\n'), line => line.StartsWith($"| `{Text(row, "token")}` |", StringComparison.Ordinal));
            Assert.All(row.GetProperty("cards").EnumerateArray(), card => Assert.Contains(card.GetString()!, line, StringComparison.Ordinal));
            if (row.TryGetProperty("amount_ending", out var ending)) Assert.Contains($"| {ending.GetInt32():00} |", line, StringComparison.Ordinal);
            if (row.TryGetProperty("decline_code", out var code)) Assert.Contains($"`{code.GetString()}`", line, StringComparison.Ordinal);
        }
    }

    private static string Sums(IEnumerable<JsonElement> log)
    {
        var sums = log
            .Where(line => OfMoney.Contains(Text(line, "kind")) && Text(line, "code") != "not_captured")
            .GroupBy(line => (Kind: Text(line, "kind"), Currency: Text(line, "currency")))
            .Select(group => $"{group.Key.Currency} {group.Key.Kind} {group.Sum(line => line.GetProperty("amount").GetInt64())}");
        return string.Join('\n', sums.Order(StringComparer.Ordinal));
    }

    private static string Sums(JsonElement summary)
    {
        var sums = summary.GetProperty("currencies").EnumerateObject().SelectMany(currency => new[]
        {
            (Kind: "charge", Sum: currency.Value.GetProperty("captured").GetInt64(), currency.Name),
            (Kind: "refund", Sum: currency.Value.GetProperty("refunded").GetInt64(), currency.Name),
            (Kind: "void", Sum: currency.Value.GetProperty("voided").GetInt64(), currency.Name),
        });
        return string.Join('\n', sums.Where(one => one.Sum > 0).Select(one => $"{one.Name} {one.Kind} {one.Sum}").Order(StringComparer.Ordinal));
    }

    private static bool Is(JsonElement line, string kind, string key) => Text(line, "kind") == kind && Text(line, "key") == key;

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
}
