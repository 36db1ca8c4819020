using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>The three windows of an API rate together: a request is taken when each has room, and then counts in all of them. Pure.</summary>
public sealed class SlidingWindows
{
    // A slot more than the window is counted: 2 % of a second and of a minute and an hour.
    private readonly SlidingWindow _second = new(TimeSpan.FromSeconds(1), 50);
    private readonly SlidingWindow _minute = new(TimeSpan.FromMinutes(1), 60);
    private readonly SlidingWindow _hour = new(TimeSpan.FromHours(1), 60);

    /// <summary>Takes the request, or says how long to wait. A request that is not taken costs nothing, so that knocking on does not prolong the wait.</summary>
    /// <param name="rate">It may be another one with every call.</param>
    /// <param name="now">Time on a clock that never goes back.</param>
    public bool TryTake(ApiRate rate, TimeSpan now, out TimeSpan wait)
    {
        _second.MoveTo(now);
        _minute.MoveTo(now);
        _hour.MoveTo(now);
        wait = TimeSpan.Zero;
        if (_second.Used < rate.PerSecond && _minute.Used < rate.PerMinute && _hour.Used < rate.PerHour)
        {
            _second.Take();
            _minute.Take();
            _hour.Take();
            return true;
        }

        wait = Longest(_second.WaitFor(rate.PerSecond, now), Longest(_minute.WaitFor(rate.PerMinute, now), _hour.WaitFor(rate.PerHour, now)));
        return false;
    }

    public RateDecision Decide(ApiRate rate, TimeSpan now)
    {
        TryTake(rate, now, out var wait);
        return new RateDecision(
            rate, wait, Math.Max(0, rate.PerSecond - _second.Used), Math.Max(0, rate.PerMinute - _minute.Used), Math.Max(0, rate.PerHour - _hour.Used));
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
