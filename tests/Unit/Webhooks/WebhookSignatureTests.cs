using System.Text;
using Payments.Keys;
using Payments.WebhookReceiver;
using Payments.Webhooks.Signing;

namespace Payments.Tests.Unit.Webhooks;

public sealed class WebhookSignatureTests
{
    // The example that the libraries of Standard Webhooks are tested with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Body = "{\"test\": 2432232314}";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Body);
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(Timestamp));

    [Fact]
    public void Header_PublishedExample_IsTheSame() =>
        Assert.Equal(Signature, WebhookSignature.Header([WebhookSecret.Parse(new SecretText(Secret))!], Id, Timestamp, Bytes));

    [Fact]
    public void Header_TwoSecrets_EitherVerifies()
    {
        byte[][] secrets = [new byte[32], [.. Enumerable.Range(0, 32).Select(i => (byte)i)]];
        var header = WebhookSignature.Header(secrets, Id, Timestamp, Bytes);

        Assert.Equal(2, header.Split(' ').Length);
        foreach (var secret in secrets) Assert.True(Verifier(WebhookSecret.Format(secret).Reveal).IsGenuine(Id, $"{Timestamp}", header, Bytes));
        Assert.False(Verifier(Secret).IsGenuine(Id, $"{Timestamp}", header, Bytes));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void IsGenuine_TimestampOff_OnlyWithinFiveMinutes(int seconds, bool genuine)
    {
        var verifier = new WebhookVerifier(Secret, new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Timestamp + seconds)));
        Assert.Equal(genuine, verifier.IsGenuine(Id, $"{Timestamp}", Signature, Bytes));
    }

    [Fact]
    public void IsGenuine_AnyByteOfTheSignatureFlipped_IsFalse()
    {
        Assert.True(Verifier(Secret).IsGenuine(Id, $"{Timestamp}", Signature, Bytes));
        var raw = Convert.FromBase64String(Signature[3..]);
        for (var i = 0; i < raw.Length; i++)
        {
            byte[] flipped = [.. raw];
            flipped[i] ^= 1;
            Assert.False(Verifier(Secret).IsGenuine(Id, $"{Timestamp}", $"v1,{Convert.ToBase64String(flipped)}", Bytes));
        }
    }

    [Theory]
    [InlineData(null, "1614265330", Signature, Body)]
    [InlineData("msg_other", "1614265330", Signature, Body)]
    [InlineData(Id, null, Signature, Body)]
    [InlineData(Id, "1614265331", Signature, Body)]
    [InlineData(Id, "+1614265330", Signature, Body)]
    [InlineData(Id, "1614265330", null, Body)]
    [InlineData(Id, "1614265330", "v1,", Body)]
    [InlineData(Id, "1614265330", "v1,g0hM9SsE", Body)]
    [InlineData(Id, "1614265330", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Body)]
    [InlineData(Id, "1614265330", Signature, "{\"test\": 2432232315}")]
    public void IsGenuine_AnythingElse_IsFalse(string? id, string? timestamp, string? signature, string body) =>
        Assert.False(Verifier(Secret).IsGenuine(id, timestamp, signature, Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(23)]
    [InlineData(65)]
    public void Format_WrongLength_Throws(int bytes) => Assert.Throws<ArgumentException>(() => WebhookSecret.Format(new byte[bytes]));

    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    public void Parse_OfFormat_IsTheSame(int bytes)
    {
        byte[] secret = [.. Enumerable.Range(0, bytes).Select(i => (byte)i)];
        Assert.Equal(secret, WebhookSecret.Parse(WebhookSecret.Format(secret)));
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_AAAA")]
    [InlineData("whsec_not base 64")]
    public void Parse_NoSecret_IsNull(string text) => Assert.Null(WebhookSecret.Parse(new SecretText(text)));

    private WebhookVerifier Verifier(string secret) => new(secret, _clock);
}
