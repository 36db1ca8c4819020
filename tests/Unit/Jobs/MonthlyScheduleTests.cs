using System.Globalization;
using Payments.Jobs;

namespace Payments.Tests.Unit.Jobs;

public sealed class MonthlyScheduleTests
{
    private static readonly MonthlySchedule Schedule = new(Hour: 12);

    [Theory]
    [InlineData("2026-11-21T07:00:00Z", "2026-12-01T12:00:00Z")]
    [InlineData("2026-12-01T11:59:59Z", "2026-12-01T12:00:00Z")]
    [InlineData("2026-12-01T12:00:00Z", "2027-01-01T12:00:00Z")]
    [InlineData("2026-01-31T23:59:59Z", "2026-02-01T12:00:00Z")]
    [InlineData("2026-12-01T23:30:00-02:00", "2027-01-01T12:00:00Z")]
    public void NextAfter_AnyMoment_TheFirstAtNoonThatIsStillToCome(string now, string due) => Assert.Equal(At(due), Schedule.NextAfter(At(now)));

    [Theory]
    [InlineData("2026-11-30T23:59:59Z", "2026-11")]
    [InlineData("2026-12-01T00:00:00Z", "2026-12")]
    [InlineData("2026-12-01T01:00:00+02:00", "2026-11")]
    public void PeriodOf_AnyMoment_TheMonthInUtc(string now, string period) => Assert.Equal(period, Schedule.PeriodOf(At(now)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
