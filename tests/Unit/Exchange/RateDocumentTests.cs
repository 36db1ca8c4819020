using System.Text;
using Payments.Exchange;

namespace Payments.Tests.Unit.Exchange;

public sealed class RateDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Read_NumbersAndTexts_ExactAndWithoutWhatIsNoCurrency()
    {
        var rates = Read("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":1.084512345,"JPY":"165.5","XAU":0.0003,"EUR":1}}""");
        Assert.Equal(["JPY", "USD"], rates.Rates.Keys);
        Assert.Equal((1.084512345m, 165.5m, 1m, null), (rates.Of("USD"), rates.Of("JPY"), rates.Of("EUR"), rates.Of("GBP")));
        Assert.Equal((Now, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)), (rates.ReadAt, rates.AsOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"base":"EUR","rates":{"USD":1}}""")]
    [InlineData("""{"base":"XXX","as_of":"2026-01-02T00:00:00Z","rates":{"USD":1}}""")]
    [InlineData("""{"base":1,"as_of":"2026-01-02T00:00:00Z","rates":{"USD":1}}""")]
    [InlineData("""{"base":"EUR","as_of":"yesterday","rates":{"USD":1}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":[]}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":0}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":-1}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":1e300}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":"1,08"}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":null}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":1,"USD":2}}""")]
    [InlineData("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":1000000001}}""")]
    public void Read_AnythingElse_RefusedWithoutEchoingIt(string text)
    {
        var refused = Assert.Throws<RateSourceException>(() => Read(text));
        if (text.Length > 4) Assert.DoesNotContain(text, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooLongOrTooMany_Refused()
    {
        Assert.Throws<RateSourceException>(() => Read(new string(' ', RateDocument.MostBytes + 1)));
        var rates = string.Join(',', Enumerable.Range(0, 501).Select(i => $"\"R{i}\":1"));
        Assert.Throws<RateSourceException>(() => Read("""{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{""" + rates + "}}"));
    }

    private static ExchangeRates Read(string text) => RateDocument.Read(Encoding.UTF8.GetBytes(text), Now);
}
