namespace Payments.Tests.Integration.Channels.Alipay;

/// <summary>The simulated gateway refuses what Alipay's would, so that the adapter's requests are proved right by being taken.</summary>
public sealed class AlipayGatewayTests(AlipayFixture alipay) : IClassFixture<AlipayFixture>
{
    [Fact]
    public async Task Request_AsDocumented_TakenAndTheAnswerSigned()
    {
        var answer = await alipay.Raw(AlipayFixture.Question(TimeProvider.System.GetUtcNow()));

        Assert.Contains("ACQ.TRADE_NOT_EXIST", answer, StringComparison.Ordinal);
        Assert.Contains("\"sign\":", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app_id", null, "isv.missing-app-id")]
    [InlineData("app_id", "2021009999999999", "isv.invalid-app-id")]
    [InlineData("sign", null, "isv.missing-signature")]
    [InlineData("sign", "QUJD", "isv.invalid-signature")]
    [InlineData("sign", "no base64", "isv.invalid-signature")]
    [InlineData("sign_type", "RSA", "isv.invalid-signature-type")]
    [InlineData("timestamp", null, "isv.missing-timestamp")]
    [InlineData("timestamp", "2026-01-01 00:00:00", "isv.invalid-signature")]
    [InlineData("version", null, "isv.missing-version")]
    [InlineData("biz_content", "{}", "isv.invalid-signature")]
    [InlineData("another", "field", "isv.invalid-signature")]
    public async Task Request_ChangedAfterSigning_Refused(string name, string? value, string code)
    {
        var answer = await alipay.Raw(AlipayFixture.Question(TimeProvider.System.GetUtcNow()), fields =>
        {
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        });

        Assert.Contains($"\"{code}\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_SignedLongAgo_Refused() =>
        Assert.Contains("isv.invalid-timestamp", await alipay.Raw(AlipayFixture.Question(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(15))), StringComparison.Ordinal);

    [Fact]
    public async Task Request_OfAnUnknownMethod_Refused() =>
        Assert.Contains(
            "isv.invalid-method",
            await alipay.Raw(new Dictionary<string, string>(AlipayFixture.Question(TimeProvider.System.GetUtcNow())) { ["method"] = "alipay.trade.create" }),
            StringComparison.Ordinal);
}
