using System.Text.Json;
using Payments.Channels.Alipay;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Unit.Channels.Alipay;

public sealed class AlipayReadingTests
{
    private const string Good = """{"code":"10000","msg":"Success","trade_no":"2026112122001","out_trade_no":"att_1","trade_status":"TRADE_SUCCESS","total_amount":"12.34"}""";

    private static readonly Amount Yuan = new(1234, "CNY");

    [Fact]
    public void Codes_EveryDocumentedOne_HasAMeaning() =>
        Assert.DoesNotContain(AlipayDocumentedCodes.All, code => AlipayCodes.Find(code) is null && !AlipayCodes.Undecided.Contains(code));

    [Fact]
    public void Codes_OfEachMeaning_AreNotOfAnother() => Assert.DoesNotContain(AlipayCodes.All, row => AlipayCodes.Undecided.Contains(row.ChannelCode));

    [Fact]
    public void Refusal_EveryDocumentedCode_DeclinedByTheTableOrUnknown()
    {
        foreach (var code in AlipayDocumentedCodes.All)
        {
            var refusal = AlipayReading.Refusal(Answer($$"""{"code":"40004","sub_code":"{{code}}"}"""));
            if (AlipayCodes.Undecided.Contains(code)) Assert.IsType<Unknown>(refusal);
            else Assert.Equal(AlipayCodes.Find(code), refusal);
        }
    }

    [Theory]
    [InlineData("""{"code":"40004","sub_code":"ACQ.NEW_AND_UNKNOWN"}""")]
    [InlineData("""{"code":"40004","sub_code":"acq.trade_has_close"}""")]
    [InlineData("""{"code":"40004"}""")]
    [InlineData("""{"code":"20000","sub_code":"isp.unknow-error"}""")]
    [InlineData("""{"code":"20000","sub_code":"ACQ.PAYMENT_FAIL"}""")]
    [InlineData("""{"code":"10003"}""")]
    [InlineData("""{"code":"99999","sub_code":"ACQ.PAYMENT_FAIL"}""")]
    [InlineData("""{"sub_code":"ACQ.PAYMENT_FAIL"}""")]
    [InlineData("{}")]
    public void Refusal_CodeThatIsNotKnown_UnknownNeverDeclined(string node) => Assert.IsType<Unknown>(AlipayReading.Refusal(Answer(node)));

    [Fact]
    public void Missing_OnlyWhatSaysSo_NotFound()
    {
        Assert.Null(AlipayReading.Missing(Answer(Good)));
        Assert.IsType<NotFound>(AlipayReading.Missing(Answer("""{"code":"40004","sub_code":"ACQ.TRADE_NOT_EXIST"}""")));
        foreach (var node in (string[])["""{"code":"40004","sub_code":"ACQ.SYSTEM_ERROR"}""", """{"code":"40002","sub_code":"ACQ.TRADE_NOT_EXIST"}""", """{"code":"40002","sub_code":"isv.invalid-signature"}""", "{}"])
            Assert.IsType<Unknown>(AlipayReading.Missing(Answer(node)));
    }

    [Theory]
    [InlineData("out_trade_no\":\"att_1", "out_trade_no\":\"att_2")]
    [InlineData("\"out_trade_no\":\"att_1\",", "")]
    [InlineData("12.34", "12.35")]
    [InlineData("12.34", "12.340001")]
    [InlineData("12.34", "-12.34")]
    [InlineData("12.34", "1,234")]
    [InlineData("12.34", "")]
    [InlineData(",\"total_amount\":\"12.34\"", "")]
    [InlineData("\"12.34\"", "\"12.34\",\"trans_currency\":\"USD\"")]
    [InlineData("TRADE_SUCCESS", "TRADE_SUCCEEDED")]
    [InlineData("2026112122001", "")]
    [InlineData("2026112122001", "att_1")]
    public void Trade_AnythingDifferent_Unknown(string part, string instead)
    {
        var changed = Good.Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Good, changed);

        Assert.IsType<Unknown>(AlipayReading.Trade("att_1", Yuan, Answer(changed)));
    }

    [Theory]
    [InlineData("TRADE_SUCCESS", typeof(Succeeded))]
    [InlineData("TRADE_FINISHED", typeof(Succeeded))]
    [InlineData("WAIT_BUYER_PAY", typeof(Processing))]
    [InlineData("TRADE_CLOSED", typeof(Declined))]
    public void Trade_EveryStatus_ItsOutcome(string status, Type outcome)
    {
        var node = Good.Replace("TRADE_SUCCESS", status, StringComparison.Ordinal);

        Assert.IsType(outcome, AlipayReading.Trade("att_1", Yuan, Answer(node)));
        Assert.IsType<Unknown>(AlipayReading.Trade("att_1", Yuan with { Minor = 1 }, Answer(node)));
    }

    [Fact]
    public void Trade_OfYenWithDigitsAfterThePoint_Succeeded() =>
        Assert.IsType<Succeeded>(AlipayReading.Trade("att_1", new Amount(5000, "JPY"), Answer(Good.Replace("\"12.34\"", "\"5000.00\",\"trans_currency\":\"JPY\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("""{"code":"10000"}""", typeof(NotFound))]
    [InlineData("""{"code":"10000","out_trade_no":"att_1","out_request_no":"att_2","refund_amount":"12.34","refund_status":"REFUND_SUCCESS"}""", typeof(Succeeded))]
    [InlineData("""{"code":"10000","out_trade_no":"att_1","out_request_no":"att_2","refund_amount":"12.34"}""", typeof(Succeeded))]
    [InlineData("""{"code":"10000","out_trade_no":"att_1","out_request_no":"att_2","refund_amount":"12.35","refund_status":"REFUND_SUCCESS"}""", typeof(Unknown))]
    [InlineData("""{"code":"10000","out_trade_no":"att_1","out_request_no":"att_2","refund_amount":"12.34","refund_currency":"USD","refund_status":"REFUND_SUCCESS"}""", typeof(Unknown))]
    [InlineData("""{"code":"10000","out_trade_no":"att_1","out_request_no":"att_3","refund_amount":"12.34","refund_status":"REFUND_SUCCESS"}""", typeof(Unknown))]
    [InlineData("""{"code":"10000","out_trade_no":"att_9","out_request_no":"att_2","refund_amount":"12.34","refund_status":"REFUND_SUCCESS"}""", typeof(Unknown))]
    [InlineData("""{"code":"10000","out_trade_no":"att_1","out_request_no":"att_2","refund_amount":"12.34","refund_status":"REFUND_PROCESSING"}""", typeof(Unknown))]
    public void Refund_OnlyTheSameOneOfTheSameAmount_Succeeded(string node, Type outcome) =>
        Assert.IsType(outcome, AlipayReading.Refund(new AlipayContent { OutTradeNo = "att_1", OutRequestNo = "att_2" }, Yuan, Answer(node)));

    private static AlipayAnswer Answer(string node) => JsonSerializer.Deserialize(node, AlipayJson.Default.AlipayAnswer)!;
}
