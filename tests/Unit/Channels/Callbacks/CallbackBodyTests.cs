using System.Text;
using Payments.Channels;
using Payments.Money;

namespace Payments.Tests.Unit.Channels.Callbacks;

/// <summary>What signed callbacks say, and what becomes of those that say nothing that can be understood.</summary>
public sealed class CallbackBodyTests : IDisposable
{
    private static readonly ManualTimeProvider Clock = new();
    private readonly CallbackSigner _signer = new(Clock);

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"id":"evt_1","id":"evt_2","type":"payment_intent.succeeded"}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"object":"payment_intent"}}}""")]
    [InlineData("""{"id":"evt_\u0000","type":"payment_intent.succeeded"}""")]
    [InlineData("""{"id":"evt_\ud800","type":"payment_intent.succeeded"}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":10.5,"currency":"eur"}}}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":1,"currency":"xxx"}}}""")]
    public void Stripe_SignedButNoEvent_Malformed(string body) => Assert.IsType<CallbackReading.Malformed>(Stripe(body));

    [Fact]
    public void Stripe_SignedBytesThatAreNoText_Malformed()
    {
        byte[] body = [0x7b, 0xff, 0x7d];
        var seconds = Clock.GetUtcNow().ToUnixTimeSeconds();
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        var mac = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(CallbackSigner.Secret), signed));
        var reader = new StripeCallbacks("main", [CallbackSigner.Secret], Clock);
        Assert.IsType<CallbackReading.Malformed>(reader.Read(body, CallbackSigner.Headers(("stripe-signature", $"t={seconds},v1={mac}"))));
    }

    [Theory]
    [InlineData("payment_intent.succeeded", "payment_intent", "succeeded", typeof(ChannelAnswer.Succeeded), AttemptKind.Charge)]
    [InlineData("payment_intent.canceled", "payment_intent", "canceled", typeof(ChannelAnswer.Declined), AttemptKind.Charge)]
    [InlineData("payment_intent.payment_failed", "payment_intent", "requires_payment_method", typeof(ChannelAnswer.Unknown), AttemptKind.Charge)]
    [InlineData("refund.updated", "refund", "succeeded", typeof(ChannelAnswer.Succeeded), AttemptKind.Refund)]
    [InlineData("refund.failed", "refund", "failed", typeof(ChannelAnswer.Declined), AttemptKind.Refund)]
    public void Stripe_Event_WhatItSays(string type, string kind, string status, Type answer, AttemptKind expected)
    {
        var body = $$$$"""{"id":"evt_1","type":"{{{{type}}}}","data":{"object":{"id":"x_1","object":"{{{{kind}}}}","amount":1000,"currency":"jpy","status":"{{{{status}}}}"}}}""";
        var callback = Assert.IsType<CallbackReading.Genuine>(Stripe(body)).Callback;
        Assert.Equal((expected, answer, "", new Amount(1000, "JPY")), (callback.Kind, callback.Answer.GetType(), callback.AttemptId, callback.Amount!.Value));
    }

    [Theory]
    [InlineData("isk", 500, "ISK", 5)]
    [InlineData("mga", 123, "MGA", 12_300)]
    public void Stripe_CurrencyThatItCountsInAnotherWay_InOurMinorUnits(string wire, long amount, string currency, long minor)
    {
        var body = $$$$"""{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":{{{{amount}}}},"currency":"{{{{wire}}}}","status":"succeeded"}}}""";

        Assert.Equal(new Amount(minor, currency), Assert.IsType<CallbackReading.Genuine>(Stripe(body)).Callback.Amount);
    }

    [Fact]
    public void Event_OfSomethingElse_Irrelevant()
    {
        Assert.Equal(new CallbackReading.Irrelevant("evt_9", "customer.created"), Stripe("""{"id":"evt_9","type":"customer.created","data":{"object":{"id":"cus_1","object":"customer"}}}"""));
        const string Body = """{"id":"WH-9","event_type":"BILLING.PLAN.CREATED","resource":{}}""";
        Assert.Equal(new CallbackReading.Irrelevant("WH-9", "BILLING.PLAN.CREATED"), PayPal(Body));
    }

    [Theory]
    [InlineData("10.00", "EUR", 1_000L)]
    [InlineData("10", "JPY", 10L)]
    [InlineData("1.234", "KWD", 1_234L)]
    [InlineData("1.234", "EUR", null)]
    [InlineData("1e3", "EUR", null)]
    [InlineData("-1.00", "EUR", null)]
    [InlineData("99999999999999999999", "EUR", null)]
    [InlineData("10.00", "eur", null)]
    public void PayPal_AmountInMajorUnits_ExactOrMalformed(string value, string currency, long? minor)
    {
        var body = $$$"""{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"cap_1","amount":{"value":"{{{value}}}","currency_code":"{{{currency}}}"},"custom_id":"att_1"}}""";
        var read = PayPal(body);
        if (minor is { } expected) Assert.Equal(new Amount(expected, currency), Assert.IsType<CallbackReading.Genuine>(read).Callback.Amount);
        else Assert.IsType<CallbackReading.Malformed>(read);
    }

    [Fact]
    public void PayPal_OrderApproved_AHintAboutItsFirstUnit()
    {
        const string Body = """{"id":"WH-2","event_type":"CHECKOUT.ORDER.APPROVED","resource":{"id":"ord_1","purchase_units":[{"custom_id":"att_7","amount":{"value":"1.00","currency_code":"USD"}}]}}""";
        var callback = Assert.IsType<CallbackReading.Genuine>(PayPal(Body)).Callback;
        Assert.Equal("att_7", callback.AttemptId);
        Assert.IsType<ChannelAnswer.Unknown>(callback.Answer);
    }

    [Fact]
    public void Alipay_RefundOfATrade_AHintAboutTheRefund()
    {
        var fields = new Dictionary<string, string>(Bodies.Alipay) { ["refund_fee"] = "1.00", ["out_biz_no"] = "att_refund" };
        var callback = Assert.IsType<CallbackReading.Genuine>(Alipay(_signer.Alipay(fields))).Callback;
        Assert.Equal(("att_refund", AttemptKind.Refund), (callback.AttemptId, callback.Kind));
        Assert.IsType<ChannelAnswer.Unknown>(callback.Answer);
    }

    [Theory]
    [InlineData("FREEZE", "SUCCESS", "12.00", true)]
    [InlineData("FREEZE", "INIT", "12.00", false)]
    [InlineData("UNFREEZE", "SUCCESS", "12.00", false)]
    [InlineData("FREEZE", "SUCCESS", "no amount", false)]
    public void Alipay_PreAuthorisation_SucceededOnlyWhenItsMoneyIsFrozen(string type, string status, string amount, bool succeeded)
    {
        var fields = new Dictionary<string, string>
        {
            ["notify_id"] = "n1", ["auth_no"] = "2026110200", ["out_order_no"] = "att_1", ["out_request_no"] = "att_1", ["operation_type"] = type, ["status"] = status, ["amount"] = amount,
        };

        var callback = Assert.IsType<CallbackReading.Genuine>(Alipay(_signer.Alipay(fields))).Callback;

        Assert.Equal(("att_1", AttemptKind.Authorisation), (callback.AttemptId, callback.Kind));
        if (succeeded) Assert.Equal((new ChannelAnswer.Succeeded("att_1"), new Amount(1200, "CNY")), (callback.Answer, callback.Amount!.Value));
        else Assert.IsType<ChannelAnswer.Unknown>(callback.Answer);
    }

    [Fact]
    public void Alipay_SignedWithoutATrade_Malformed() =>
        Assert.IsType<CallbackReading.Malformed>(Alipay(_signer.Alipay(new Dictionary<string, string> { ["notify_id"] = "1" })));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a=1&a=1")]
    [InlineData("a=%zz")]
    [InlineData("a=%2f")]
    [InlineData("a=%")]
    [InlineData("a=%FF")]
    [InlineData("{\"a\":1}")]
    public void Alipay_NoForm_NotGenuine(string body) => Assert.IsType<CallbackReading.NotGenuine>(Alipay(body));

    [Fact]
    public void Crc32_OfThePublishedVector_ItsChecksum() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    public void Dispose() => _signer.Dispose();

    private CallbackReading Stripe(string body) => new StripeCallbacks("main", [CallbackSigner.Secret], Clock).Read(Encoding.UTF8.GetBytes(body), _signer.Stripe(body));

    private CallbackReading PayPal(string body) =>
        new PayPalCallbacks("main", CallbackSigner.WebhookId, _signer.PublicKey, Clock).Read(Encoding.UTF8.GetBytes(body), _signer.PayPal(body));

    private CallbackReading Alipay(string body) => new AlipayCallbacks("main", _signer.PublicKey, Clock).Read(Encoding.UTF8.GetBytes(body), CallbackSigner.Headers());
}
