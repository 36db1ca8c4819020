using System.Security.Cryptography;
using System.Text;
using Payments.Channels.Alipay;

namespace Payments.Tests.Unit.Channels.Alipay;

public sealed class AlipayEnvelopeTests : IDisposable
{
    private const string Method = "alipay.trade.query";

    /// <summary>Blanks, escaped slashes and Chinese as they come: all of it is signed.</summary>
    private const string Node = """{ "code":"10000", "msg":"Success","qr_code":"https:\/\/qr.alipay.com\/bax03431","subject":"茶 \"} sign","out_trade_no":"att_1"}""";

    private readonly RSA _alipay = RSA.Create(2048);

    [Fact]
    public void Open_SignedAsItStands_TheAnswer()
    {
        var (answer, doubt) = Open(Envelope(Node));

        Assert.Null(doubt);
        Assert.Equal(("10000", "att_1", "https://qr.alipay.com/bax03431"), (answer!.Code, answer.OutTradeNo, answer.QrCode));
    }

    [Fact]
    public void Open_RefusalUnderTheErrorsName_TheAnswer()
    {
        const string Refusal = """{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-signature"}""";

        Assert.Equal("isv.invalid-signature", Open($$"""{"error_response":{{Refusal}},"sign":"{{Sign(Refusal)}}"}""").Answer!.SubCode);
    }

    [Fact]
    public void Open_EveryBeginning_Doubted()
    {
        var whole = Envelope(Node);
        for (var length = 0; length < whole.Length; length++) Assert.NotNull(Open(whole[..length]).Doubt);
    }

    [Fact]
    public void Open_AnyByteOfTheNodeChanged_Doubted()
    {
        var bytes = Encoding.UTF8.GetBytes(Envelope(Node));
        var start = Encoding.UTF8.GetString(bytes).IndexOf(Node, StringComparison.Ordinal);
        for (var at = start; at < start + Encoding.UTF8.GetByteCount(Node); at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.NotNull(AlipayEnvelope.Open(Method, changed, Key).Doubt);
        }
    }

    [Theory]
    [InlineData("""{"alipay_trade_query_response":NODE}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"sign":""}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"sign":null}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"sign":"QUJD"}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"sign":"not base64"}""")]
    [InlineData("""{"alipay_trade_pay_response":NODE,"sign":"SIGN"}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"alipay_trade_query_response":NODE,"sign":"SIGN"}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"error_response":NODE,"sign":"SIGN"}""")]
    [InlineData("""{"alipay_trade_query_response":"NODE","sign":"SIGN"}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"sign":"SIGN"}}""")]
    [InlineData("""{"alipay_trade_query_response":NODE,"sign":"SIGN"} {}""")]
    [InlineData("""{"other":{"alipay_trade_query_response":NODE},"sign":"SIGN"}""")]
    [InlineData("""[NODE]""")]
    [InlineData("NODE")]
    [InlineData("<html>")]
    public void Open_AnythingElse_Doubted(string text) =>
        Assert.NotNull(Open(text.Replace("NODE", Node, StringComparison.Ordinal).Replace("SIGN", Sign(Node), StringComparison.Ordinal)).Doubt);

    [Fact]
    public void Open_FieldTwiceInTheNode_Doubted() => Assert.NotNull(Open(Envelope("""{"code":"40004","code":"10000"}""")).Doubt);

    [Fact]
    public void Open_SignedByAnother_Doubted()
    {
        using var other = RSA.Create(2048);

        Assert.Equal("the answer's signature is wrong", AlipayEnvelope.Open(Method, Encoding.UTF8.GetBytes(Envelope(Node)), other.ExportParameters(false)).Doubt);
    }

    public void Dispose() => _alipay.Dispose();

    private RSAParameters Key => _alipay.ExportParameters(false);

    private (AlipayAnswer? Answer, string? Doubt) Open(string text) => AlipayEnvelope.Open(Method, Encoding.UTF8.GetBytes(text), Key);

    private string Envelope(string node) => $$"""{"alipay_trade_query_response":{{node}},"alipay_cert_sn":"x","sign":"{{Sign(node)}}"}""";

    private string Sign(string text) => Convert.ToBase64String(_alipay.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}
