using Payments.Webhooks;
using Payments.Webhooks.Delivery;
using Payments.Webhooks.Endpoints;

namespace Payments.Tests.Unit.Webhooks;

public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Notification Waiting = new("whn_1", "whe_1", "pay_1", 1, 0, 13, "{}");

    [Fact]
    public void Wait_EachTry_DoublesUpToAnHourWithinATenth()
    {
        for (var tries = 1; tries <= 40; tries++)
        {
            var plain = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerSecond << Math.Min(tries - 1, 30), TimeSpan.TicksPerHour));
            var wait = DeliverySchedule.Wait("whn_1", tries, DeliverySchedule.Usual);
            Assert.InRange(wait, plain * 0.9, TimeSpan.FromTicks(Math.Min((plain * 1.1).Ticks, TimeSpan.TicksPerHour)));
        }
    }

    [Fact]
    public void Wait_SameTry_IsTheSameAndOthersDiffer()
    {
        Assert.Equal(DeliverySchedule.Wait("whn_1", 3, DeliverySchedule.Usual), DeliverySchedule.Wait("whn_1", 3, DeliverySchedule.Usual));
        Assert.True(Enumerable.Range(0, 100).Select(i => DeliverySchedule.Wait($"whn_{i}", 5, DeliverySchedule.Usual)).Distinct().Count() > 50);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    public void After_2xx_Succeeded(int status)
    {
        var after = After(1, new DeliveryAnswer(status, "ok"));
        Assert.Equal((WebhookNotificationStatus.Succeeded, null, null), (after.Status, after.NextRetryAt, after.Error));
    }

    [Theory]
    [InlineData(100, "status_not_2xx")]
    [InlineData(301, "redirect_refused")]
    [InlineData(308, "redirect_refused")]
    [InlineData(404, "status_not_2xx")]
    [InlineData(500, "status_not_2xx")]
    [InlineData(429, "endpoint_busy")]
    [InlineData(null, "timed_out")]
    public void After_AnyOtherAnswer_TriedAgain(int? status, string error)
    {
        var after = After(1, new DeliveryAnswer(status, Error: "timed_out"));
        Assert.Equal((WebhookNotificationStatus.Pending, error), (after.Status, after.Error));
        Assert.InRange(after.NextRetryAt!.Value - Now, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(1.1));
    }

    [Fact]
    public void After_LastTry_IsADeadLetter()
    {
        Assert.Equal(WebhookNotificationStatus.Pending, After(12, new DeliveryAnswer(500)).Status);
        var last = After(13, new DeliveryAnswer(500));
        Assert.Equal((WebhookNotificationStatus.Dead, null), (last.Status, last.NextRetryAt));
    }

    [Fact]
    public void After_410_IsADeadLetterAtOnce() =>
        Assert.Equal((WebhookNotificationStatus.Dead, "gone"), (After(1, new DeliveryAnswer(410)).Status, After(1, new DeliveryAnswer(410)).Error));

    [Theory]
    [InlineData(429, 120, 120)]
    [InlineData(503, 120, 120)]
    [InlineData(503, 10_000_000, 24 * 60 * 60)]
    public void After_BusyWithRetryAfter_WaitsAsLong(int status, int asked, int waits) =>
        Assert.Equal(Now.AddSeconds(waits), After(1, new DeliveryAnswer(status, RetryAfter: TimeSpan.FromSeconds(asked))).NextRetryAt);

    [Theory]
    [InlineData(500, 120)]
    [InlineData(429, 0)]
    [InlineData(429, -5)]
    public void After_RetryAfterThatDoesNotCount_WaitsAsUsual(int status, int asked) =>
        Assert.True(After(1, new DeliveryAnswer(status, RetryAfter: TimeSpan.FromSeconds(asked))).NextRetryAt < Now.AddSeconds(2));

    [Theory]
    [InlineData(24, 5, true)]
    [InlineData(23, 500, false)]
    [InlineData(240, 4, false)]
    public void IsGivenUp_OnlyLongAndOften(int hours, int deadLetters, bool givenUp)
    {
        Assert.Equal(givenUp, EndpointHealthRules.IsGivenUp(Now.AddHours(-hours), deadLetters, Now));
        Assert.False(EndpointHealthRules.IsGivenUp(null, deadLetters, Now));
    }

    private static TryRecord After(int tries, DeliveryAnswer answer) => DeliveryRules.After(Waiting with { Tries = tries - 1 }, answer, Now, DeliverySchedule.Usual);
}
