using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Channels;
using Payments.Channels.Simulator;
using Payments.Money;

namespace Payments.Tests.Unit.Channels;

public sealed class SimulatorCallbacksTests
{
    private const string Secret = "secret";
    private const string Body = """{"id":"cb_1","object":"charge","reference":"ch_1","attempt":"att_1","amount":1000,"currency":"EUR","status":"succeeded"}""";

    private static readonly ManualTimeProvider Clock = new();
    private static readonly SimulatorCallbacks Callbacks = new(Secret, Clock);

    [Fact]
    public void Read_SignedWithOurSecret_WhatItSays()
    {
        var read = Read(Body, Signature(Body));

        Assert.Equal(
            new ChannelCallback("cb_1", "att_1", AttemptKind.Charge, "ch_1", new Amount(1000, "EUR"), new ChannelAnswer.Succeeded("ch_1")),
            read);
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void Read_AtAnotherTime_OnlyWithinFiveMinutes(int seconds, bool believed) =>
        Assert.Equal(believed, Read(Body, Signature(Body, offset: seconds)) is not null);

    [Fact]
    public void Read_OtherSecretBodyOrTime_Nothing()
    {
        Assert.Null(Read(Body, Signature(Body, "other")));
        Assert.Null(Read(Body.Replace("1000", "9000", StringComparison.Ordinal), Signature(Body)));
        Assert.Null(Read(Body, Signature(Body).Replace("t=", "t=1", StringComparison.Ordinal)));
        Assert.Null(Read(Body, $"t={Now() + 1},{Signature(Body).Split(',')[1]}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=,v1=")]
    [InlineData("v1=00,t=1")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=-9223372036854775808,v1=00")]
    [InlineData("t=9223372036854775807,v1=00")]
    public void Read_SignatureOfNoShape_Nothing(string? signature) => Assert.Null(Read(Body, signature));

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"id":"cb_1","object":"payout","reference":"ch_1","attempt":"att_1","amount":1000,"currency":"EUR","status":"succeeded"}""")]
    [InlineData("""{"id":"cb_1","object":"charge","reference":"ch_1","attempt":"att_1","currency":"EUR","status":"succeeded"}""")]
    public void Read_SignedButNotACallback_Nothing(string body) => Assert.Null(Read(body, Signature(body)));

    [Fact]
    public void Read_StatusNobodyKnows_AnUnknownOutcomeToBeAsked()
    {
        var body = Body.Replace("succeeded", "partially", StringComparison.Ordinal);

        Assert.IsType<ChannelAnswer.Unknown>(Read(body, Signature(body))!.Answer);
    }

    private static long Now() => Clock.GetUtcNow().ToUnixTimeSeconds();

    private static string Signature(string body, string secret = Secret, int offset = 0)
    {
        var time = (Now() + offset).ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }

    private static ChannelCallback? Read(string body, string? signature) =>
        Callbacks.Read(Encoding.UTF8.GetBytes(body), signature is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["x-simulator-signature"] = signature })
            is CallbackReading.Genuine genuine ? genuine.Callback : null;
}
