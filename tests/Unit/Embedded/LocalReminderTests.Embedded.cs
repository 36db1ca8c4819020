using Payments.Embedded;
using Payments.Embedded.Reminders;

namespace Payments.Tests.Unit.Embedded;

public sealed class LocalReminderTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<double> _ticks = [];

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 60)]
    [InlineData(60, 60)]
    [InlineData(61, 120)]
    public void NextDue_SecondsAfterTheStart_IsTheNextPointOfTheGrid(int now, int due)
    {
        var start = _clock.GetUtcNow();

        Assert.Equal(start.AddSeconds(due), LocalReminder.NextDue(Entry(TimeSpan.Zero), start.AddSeconds(now)));
    }

    [Fact]
    public void Tick_OfAReminderLoadedLate_KeepsToTheGrid()
    {
        var entry = Entry(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(95));
        using var reminder = Start(entry, Task.CompletedTask);

        _clock.Advance(TimeSpan.FromSeconds(160));

        Assert.Equal([130, 190, 250], _ticks);
    }

    [Fact]
    public void Tick_WhileTheFormerOneRuns_IsLeftOut()
    {
        var running = new TaskCompletionSource();
        using var reminder = Start(Entry(TimeSpan.Zero), running.Task);

        _clock.Advance(TimeSpan.FromSeconds(150));
        running.SetResult();
        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal([0, 180], _ticks);
    }

    [Fact]
    public void Tick_FartherAwayThanTimersReach_ComesAllTheSame()
    {
        using var reminder = Start(Entry(TimeSpan.FromDays(100)), Task.CompletedTask);

        _clock.Advance(TimeSpan.FromDays(100));

        Assert.Equal([TimeSpan.FromDays(100).TotalSeconds], _ticks);
    }

    private ReminderEntry Entry(TimeSpan dueTime) =>
        new(GrainId.Create("unit-step", "reminded"), "reminder", _clock.GetUtcNow() + dueTime, TimeSpan.FromSeconds(60), "1");

    private LocalReminder Start(ReminderEntry entry, Task end)
    {
        var origin = new ManualTimeProvider().GetUtcNow();
        return new(entry, 1, _clock, (_, now) =>
        {
            _ticks.Add((now - origin).TotalSeconds);
            return end;
        });
    }
}
