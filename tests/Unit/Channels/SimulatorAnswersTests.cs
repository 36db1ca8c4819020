using System.Net;
using System.Text;
using Payments.Channels;
using Payments.Channels.Simulator;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Unit.Channels;

public sealed class SimulatorAnswersTests
{
    private const string Good = """{"object":"refund","reference":"re_1","attempt":"att_1","charge":"ch_1","amount":1000,"currency":"EUR","status":"succeeded"}""";

    private static readonly Question Order = new("att_1", AttemptKind.Refund, new Amount(1000, "EUR"), "ch_1", false);
    private static readonly Question Query = Order with { IsQuery = true };

    [Fact]
    public void Read_WhatWasAskedFor_Succeeded() => Assert.Equal(new Succeeded("re_1"), Read(Order, 200, Good));

    [Fact]
    public void Read_FieldsThatAreNew_Ignored() =>
        Assert.Equal(new Succeeded("re_1"), Read(Order, 200, Good.Replace("{", """{"new":{"a":[1]},""", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"amount\":1000", "\"amount\":1001")]
    [InlineData("\"amount\":1000", "\"amount\":1000.5")]
    [InlineData("\"amount\":1000", "\"amount\":\"1000\"")]
    [InlineData("\"amount\":1000", "\"amount\":null")]
    [InlineData("\"amount\":1000,", "")]
    [InlineData("\"amount\":1000", "\"amount\":1,\"amount\":1000")]
    [InlineData("\"EUR\"", "\"USD\"")]
    [InlineData("\"EUR\"", "\"eur\"")]
    [InlineData("att_1", "att_2")]
    [InlineData("\"attempt\":\"att_1\",", "")]
    [InlineData("ch_1", "ch_2")]
    [InlineData("\"refund\"", "\"charge\"")]
    [InlineData("re_1", "")]
    [InlineData("re_1", "0123456789012345678901234567890123456789012345678901234567890123456789")]
    [InlineData("succeeded", "success")]
    [InlineData("\"succeeded\"", "1")]
    [InlineData("\"succeeded\"}", "\"succeeded\"}}")]
    [InlineData("\"succeeded\"}", "\"succeeded\"")]
    [InlineData("\"succeeded\"}", "\"succeeded\",\"error\":{\"code\":\"card_declined\"}}")]
    public void Read_AnythingDifferent_Unknown(string part, string instead)
    {
        var changed = Good.Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Good, changed);

        Assert.IsType<Unknown>(Read(Order, 200, changed));
        Assert.IsType<Unknown>(Read(Query, 200, changed));
    }

    [Fact]
    public void Read_EveryBeginningOfAGoodAnswer_Unknown()
    {
        for (var length = 0; length < Good.Length; length++) Assert.IsType<Unknown>(Read(Order, 200, Good[..length]));
    }

    [Fact]
    public void Read_EveryStatusButTheFew_Unknown()
    {
        int[] own = [200, 402, 400, 404];
        for (var status = 100; status < 600; status++)
            if (!own.Contains(status)) Assert.IsType<Unknown>(Read(Order, status, Good));
    }

    [Theory]
    [InlineData(402)]
    [InlineData(400)]
    [InlineData(404)]
    public void Read_SuccessUnderAnErrorsStatus_Unknown(int status) => Assert.IsType<Unknown>(Read(Order, status, Good));

    [Fact]
    public void Read_EveryDeclineCode_DeclinedWithIt()
    {
        Assert.True(SimulatorDeclines.Codes.Count() > 20);
        foreach (var code in SimulatorDeclines.Codes)
            Assert.Equal(code, Assert.IsType<Declined>(Read(Order, 402, Declining(code))).ChannelCode);
    }

    [Theory]
    [InlineData("brand_new_reason")]
    [InlineData("")]
    [InlineData("CARD_DECLINED")]
    public void Read_DeclineCodeNobodyKnows_Unknown(string code) => Assert.IsType<Unknown>(Read(Order, 402, Declining(code)));

    [Fact]
    public void DeclineReasons_EveryOne_IsReachedByACode()
    {
        var reached = SimulatorDeclines.Codes.Select(code => SimulatorDeclines.Find(code)!.Reason).Distinct();

        Assert.Equal(Enum.GetValues<DeclineReason>().Order(), reached.Order());
    }

    [Theory]
    [InlineData(400, "amount_invalid", true)]
    [InlineData(404, "charge_not_found", true)]
    [InlineData(404, "attempt_not_found", false)]
    [InlineData(400, "something_else", false)]
    [InlineData(402, "amount_invalid", false)]
    [InlineData(200, "amount_invalid", false)]
    public void Read_ErrorToAnOrder_DeclinedOnlyWhenItIsTheSimulatorsOwn(int status, string code, bool declined)
    {
        var answer = Read(Order, status, $$$"""{"error":{"code":"{{{code}}}","message":"x","attempt":"att_1"}}""");

        Assert.Equal(declined ? typeof(Declined) : typeof(Unknown), answer.GetType());
    }

    [Theory]
    [InlineData(404, "att_1", "attempt_not_found", true)]
    [InlineData(404, "att_2", "attempt_not_found", false)]
    [InlineData(404, "att_1", "charge_not_found", false)]
    [InlineData(400, "att_1", "attempt_not_found", false)]
    [InlineData(400, "att_1", "amount_invalid", false)]
    public void Read_ErrorToAQuery_NotFoundOnlyWhenItSaysSoOfThisAttempt(int status, string attempt, string code, bool notFound)
    {
        var answer = Read(Query, status, $$$"""{"error":{"code":"{{{code}}}","attempt":"{{{attempt}}}"}}""");

        Assert.Equal(notFound ? typeof(NotFound) : typeof(Unknown), answer.GetType());
    }

    [Theory]
    [InlineData("""
        "redirect_url":"https://channel.example/c","expires_at":"2026-01-01T00:00:00Z"
        """, true)]
    [InlineData("""
        "redirect_url":"javascript:alert(1)","expires_at":"2026-01-01T00:00:00Z"
        """, false)]
    [InlineData("""
        "redirect_url":"/c","expires_at":"2026-01-01T00:00:00Z"
        """, false)]
    [InlineData("""
        "redirect_url":"https://channel.example/c"
        """, false)]
    [InlineData("""
        "redirect_url":"https://channel.example/c","expires_at":"soon"
        """, false)]
    public void Read_CustomerAction_OnlyWithAddressAndExpiry(string fields, bool whole)
    {
        var answer = Read(Order, 200, Good.Replace("\"status\":\"succeeded\"", $"\"status\":\"requires_action\",{fields}", StringComparison.Ordinal));

        Assert.Equal(whole ? typeof(CustomerAction) : typeof(Unknown), answer.GetType());
    }

    [Fact]
    public void Read_RandomBytes_NeverAnythingButUnknown()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 2000; round++)
        {
            var body = Encoding.UTF8.GetBytes(Good);
            for (var flips = random.Next(1, 4); flips > 0; flips--) body[random.Next(body.Length)] = (byte)random.Next(256);
            var answer = SimulatorAnswers.Read(Order, HttpStatusCode.OK, body);
            // A flip in the reference is another reference; everything else has to be noticed.
            if (answer is Succeeded) Assert.Equal(4, ReferenceOf(body).Length);
            else Assert.IsType<Unknown>(answer);
        }
    }

    private static string ReferenceOf(byte[] body) => System.Text.Json.JsonElement.Parse(Encoding.UTF8.GetString(body)).GetProperty("reference").GetString()!;

    private static string Declining(string code) =>
        Good.Replace("\"status\":\"succeeded\"", $"\"status\":\"declined\",\"decline_code\":\"{code}\"", StringComparison.Ordinal);

    private static ChannelAnswer Read(in Question question, int status, string body) =>
        SimulatorAnswers.Read(question, (HttpStatusCode)status, Encoding.UTF8.GetBytes(body));
}
