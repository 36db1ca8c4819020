using System.Text;
using Payments.Channels;

namespace Payments.Tests.Unit.Channels.Callbacks;

/// <summary>Every channel's signature: the whole body and the whole signature count, byte by byte, and only for five minutes.</summary>
public sealed class CallbackSignatureTests : IDisposable
{
    private static readonly ManualTimeProvider Clock = new();
    private readonly CallbackSigner _signer = new(Clock);

    public static TheoryData<string> Channels() => ["stripe", "paypal", "alipay", "crypto"];

    [Theory]
    [MemberData(nameof(Channels))]
    public void Read_AsTheChannelSignsIt_ItsCallback(string channel)
    {
        var (reader, body, headers) = Signed(channel);

        var callback = Assert.IsType<CallbackReading.Genuine>(Read(reader, body, headers)).Callback;

        Assert.Equal(("att_1", AttemptKind.Charge), (callback.AttemptId, callback.Kind));
        Assert.IsType<ChannelAnswer.Succeeded>(callback.Answer);
        Assert.Equal(channel == "alipay" ? "success" : null, reader.Acknowledgement);
        // Sent again, it is the same callback.
        Assert.Equal(callback, Assert.IsType<CallbackReading.Genuine>(Read(reader, body, headers)).Callback);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Read_AnyBitOfTheBodyFlipped_NotGenuine(string channel)
    {
        var (reader, body, headers) = Signed(channel);
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                bytes[i] ^= (byte)(1 << bit);
                Assert.True(reader.Read(bytes, headers) is CallbackReading.NotGenuine, $"bit {bit} of byte {i}: {Encoding.UTF8.GetString(bytes)}");
                bytes[i] ^= (byte)(1 << bit);
            }
        }
    }

    [Theory]
    [InlineData("stripe", "stripe-signature")]
    [InlineData("paypal", "paypal-transmission-id")]
    [InlineData("paypal", "paypal-transmission-time")]
    [InlineData("paypal", "paypal-transmission-sig")]
    [InlineData("paypal", "paypal-auth-algo")]
    [InlineData("crypto", "btcpay-sig")]
    public void Read_AnyBitOfAHeaderFlippedOrNone_NotGenuine(string channel, string header)
    {
        var (reader, body, headers) = Signed(channel);
        var value = headers[header];
        for (var i = 0; i < value.Length; i++)
        {
            for (var bit = 0; bit < 7; bit++)
            {
                var flipped = $"{value[..i]}{(char)(value[i] ^ (1 << bit))}{value[(i + 1)..]}";
                Assert.True(Read(reader, body, With(headers, header, flipped)) is CallbackReading.NotGenuine, flipped);
            }
        }

        Assert.IsType<CallbackReading.NotGenuine>(Read(reader, body, headers.Where(one => one.Key != header).ToDictionary()));
        Assert.IsType<CallbackReading.NotGenuine>(Read(reader, body, With(headers, header, "")));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Read_AtAnotherTime_OnlyWithinFiveMinutes(int offset, bool believed)
    {
        foreach (var channel in new[] { "stripe", "paypal", "alipay", "crypto" })
        {
            var (reader, body, headers) = Signed(channel, offset);
            Assert.True(believed == Read(reader, body, headers) is CallbackReading.Genuine, channel);
        }
    }

    [Fact]
    public void Read_OneOfTwoSecrets_BelievedWhileTheyAreChanged()
    {
        var stripe = new StripeCallbacks("main", ["whsec_new_0123456789", CallbackSigner.Secret], Clock);
        var crypto = new CryptoCallbacks("main", ["whsec_new_0123456789", CallbackSigner.Secret], Clock);

        Assert.IsType<CallbackReading.Genuine>(Read(stripe, Bodies.Stripe, _signer.Stripe(Bodies.Stripe)));
        Assert.IsType<CallbackReading.Genuine>(Read(crypto, Bodies.Crypto(Clock), CallbackSigner.Crypto(Bodies.Crypto(Clock))));
        Assert.IsType<CallbackReading.NotGenuine>(Read(stripe, Bodies.Stripe, _signer.Stripe(Bodies.Stripe, secret: "whsec_of_somebody_else")));
    }

    [Theory]
    [InlineData("https://api.sandbox.paypal.com/v1/certs/1", true)]
    [InlineData("http://api.paypal.com/v1/certs/1", false)]
    [InlineData("https://api.paypal.com.evil.example/v1/certs/1", false)]
    [InlineData("https://evilpaypal.com/v1/certs/1", false)]
    [InlineData("https://paypal.com@evil.example/", false)]
    [InlineData("https://api.paypal.com:8443/", false)]
    [InlineData("file:///etc/passwd", false)]
    public void PayPal_CertificateElsewhere_NotGenuineAndNothingFetched(string url, bool believed) =>
        Assert.Equal(believed, Read(Signed("paypal").Reader, Bodies.PayPal, _signer.PayPal(Bodies.PayPal, url: url)) is CallbackReading.Genuine);

    [Theory]
    [InlineData("stripe-signature", "t=1")]
    [InlineData("stripe-signature", "v1=00")]
    [InlineData("stripe-signature", "t=99999999999999999999,v1=00")]
    [InlineData("stripe-signature", "t=-9223372036854775808,v1=00")]
    [InlineData("stripe-signature", "t=1,t=2,v1=00")]
    public void Stripe_SignatureOfNoShape_NotGenuine(string header, string value) =>
        Assert.IsType<CallbackReading.NotGenuine>(Read(Signed("stripe").Reader, Bodies.Stripe, CallbackSigner.Headers((header, value))));

    [Fact]
    public void Crypto_SentAgainLater_TheSameCallbackHoweverOld()
    {
        var reader = Signed("crypto").Reader;
        var first = Bodies.Crypto(Clock, -3_600);
        var again = first.Replace("\"isRedelivery\":false", "\"isRedelivery\":true", StringComparison.Ordinal).Replace("\"deliveryId\":\"del_1\"", "\"deliveryId\":\"del_2\"", StringComparison.Ordinal);

        Assert.IsType<CallbackReading.NotGenuine>(Read(reader, first, CallbackSigner.Crypto(first)));
        Assert.Equal("del_1", Assert.IsType<CallbackReading.Genuine>(Read(reader, again, CallbackSigner.Crypto(again))).Callback.Id);
    }

    public void Dispose() => _signer.Dispose();

    private (ICallbackReader Reader, string Body, IReadOnlyDictionary<string, string> Headers) Signed(string channel, int offset = 0) => channel switch
    {
        "stripe" => (new StripeCallbacks("main", [CallbackSigner.Secret], Clock), Bodies.Stripe, _signer.Stripe(Bodies.Stripe, offset)),
        "paypal" => (new PayPalCallbacks("main", CallbackSigner.WebhookId, _signer.PublicKey, Clock), Bodies.PayPal, _signer.PayPal(Bodies.PayPal, offset)),
        "alipay" => (new AlipayCallbacks("main", _signer.PublicKey, Clock), _signer.Alipay(Bodies.Alipay, offset), CallbackSigner.Headers()),
        _ => (new CryptoCallbacks("main", [CallbackSigner.Secret], Clock), Bodies.Crypto(Clock, offset), CallbackSigner.Crypto(Bodies.Crypto(Clock, offset))),
    };

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> headers, string name, string value) => new(headers) { [name] = value };

    private static CallbackReading Read(ICallbackReader reader, string body, IReadOnlyDictionary<string, string> headers) => reader.Read(Encoding.UTF8.GetBytes(body), headers);
}
