using System.Globalization;
using Payments.Jobs;

namespace Payments.Tests.Unit.Jobs;

public sealed class DailyScheduleTests
{
    private static readonly DailySchedule Schedule = new(Hour: 4);

    [Theory]
    [InlineData("2026-11-21T03:59:59Z", "2026-11-21T04:00:00Z")]
    [InlineData("2026-11-21T04:00:00Z", "2026-11-22T04:00:00Z")]
    [InlineData("2026-12-31T12:00:00Z", "2027-01-01T04:00:00Z")]
    [InlineData("2026-11-21T23:30:00-05:00", "2026-11-23T04:00:00Z")]
    public void NextAfter_AnyMoment_TheHourThatIsStillToCome(string now, string due) => Assert.Equal(At(due), Schedule.NextAfter(At(now)));

    [Theory]
    [InlineData("2026-11-21T23:59:59Z", "2026-11-21")]
    [InlineData("2026-11-21T23:30:00-05:00", "2026-11-22")]
    public void PeriodOf_AnyMoment_TheDayInUtc(string now, string period) => Assert.Equal(period, Schedule.PeriodOf(At(now)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
