using System.Globalization;
using Payments.Jobs;

namespace Payments.Tests.Unit.Jobs;

public sealed class WeeklyScheduleTests
{
    private static readonly WeeklySchedule Schedule = new(DayOfWeek.Sunday, Hour: 3);

    [Theory]
    [InlineData("2026-11-21T07:00:00Z", "2026-11-22T03:00:00Z")]
    [InlineData("2026-11-22T02:59:59Z", "2026-11-22T03:00:00Z")]
    [InlineData("2026-11-22T03:00:00Z", "2026-11-29T03:00:00Z")]
    [InlineData("2026-12-28T00:00:00Z", "2027-01-03T03:00:00Z")]
    [InlineData("2026-11-21T23:30:00-05:00", "2026-11-29T03:00:00Z")]
    public void NextAfter_AnyMoment_TheSundayThatIsStillToCome(string now, string due) => Assert.Equal(At(due), Schedule.NextAfter(At(now)));

    [Theory]
    [InlineData("2026-11-22T23:59:59Z", "2026-W47")]
    [InlineData("2026-11-23T00:00:00Z", "2026-W48")]
    [InlineData("2027-01-03T03:00:00Z", "2026-W53")]
    public void PeriodOf_AnyMoment_TheIsoWeekInUtc(string now, string period) => Assert.Equal(period, Schedule.PeriodOf(At(now)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
