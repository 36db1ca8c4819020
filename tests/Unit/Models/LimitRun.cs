using System.Globalization;
using Payments.Limits;

namespace Payments.Tests.Unit.Models;

/// <summary>
/// One schedule of a merchant's limits, rules and model side by side. Four payments at a time go through them as their sagas
/// take them: held, durable, charged, and then counted or let go; after a crash whoever lost its hold asks again.
/// </summary>
internal sealed class LimitRun
{
    // None of them has summer time, so that the model can add the hours itself.
    private static readonly (string Name, int Hours)[] Zones = [("Etc/UTC", 0), ("Asia/Tokyo", 9), ("Pacific/Honolulu", -10)];

    private readonly LimitRulesUnderTest _rules;
    private readonly Schedule<LimitDo> _schedule;
    private readonly int[] _generation = new int[4];
    private readonly HashSet<string> _charged = [];
    private (LimitState Row, LimitModel Model) _now;
    private (LimitState Row, LimitModel Model) _durable;
    private DateTimeOffset _time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public LimitRun(LimitRulesUnderTest rules, Schedule<LimitDo> schedule)
    {
        (_rules, _schedule) = (rules, schedule);
        var terms = new LimitTerms(schedule.Minor, Times(schedule.Minor, 2), Times(schedule.Minor, 3), Zones[0].Name);
        _now = _durable = (new LimitState(), new LimitModel(terms));
    }

    /// <summary>The first disagreement, or null.</summary>
    public string? Go()
    {
        foreach (var step in _schedule.Steps)
        {
            // Most of a day's payments come on that day: limits are reached only by those that do.
            _time += step.Wait > 36 ? TimeSpan.FromHours(step.Wait - 24) : TimeSpan.FromMinutes(step.Wait);
            if ((Take(step) ?? Compare()) is { } difference) return $"{step}: {difference}";
        }

        return null;
    }

    private string? Take(Step<LimitDo> step)
    {
        var (row, model) = _now;
        var payment = $"pay_{step.Who}_{_generation[step.Who]}";
        var refund = $"ref_{payment}";
        var known = model.Counted.TryGetValue(payment, out var entry);
        switch (step.Do)
        {
            case LimitDo.Reserve: return Reserve(step);
            case LimitDo.Confirm when known && entry.IsHeld:
                _charged.Add(payment);
                _durable = _now;
                break;
            case LimitDo.Commit when known && entry.IsHeld && _charged.Contains(payment):
                _now = (_rules.Commit(row, payment), model.Commit(payment));
                break;
            case LimitDo.Release when known && entry.IsHeld:
                _charged.Remove(payment);
                _durable = _now = (_rules.Release(row, payment), model.Release(payment));
                break;
            // One that is forgotten does not ask again, and one that is known asks for the same amount.
            case LimitDo.GiveBack when known && !entry.IsHeld && (!model.Back.TryGetValue(refund, out var before) || before.IsKnown):
                var minor = model.Back.TryGetValue(refund, out var again) ? again.Minor : Math.Clamp(step.Minor ?? entry.Minor, 1, entry.Minor);
                _durable = _now = (_rules.GiveBack(row, refund, minor, Word(entry.Day), _time), model.GiveBack(refund, payment, minor));
                break;
            case LimitDo.Forget when model.Back.ContainsKey(refund):
                _now = (_rules.Forget(row, refund), model.Forget(refund));
                break;
            case LimitDo.Crash:
                _now = _durable;
                break;
        }

        return null;
    }

    private string? Reserve(Step<LimitDo> step)
    {
        var (row, model) = _now;
        var zone = Zones[step.Said % Zones.Length];
        // One that has moved is over; the next payment is another.
        if (model.Counted.TryGetValue($"pay_{step.Who}_{_generation[step.Who]}", out var entry) && !entry.IsHeld) _generation[step.Who]++;
        var payment = $"pay_{step.Who}_{_generation[step.Who]}";
        // Some take all that a single payment may, and those sums come to the limits exactly.
        var minor = step.Said % 4 == 0 ? _schedule.Minor : Math.Max(1, step.Minor ?? 1);
        var reserved = _rules.Reserve(row, payment, minor, model.Terms with { TimeZone = zone.Name }, _time);
        var expected = model.Reserve(payment, minor, DateOnly.FromDateTime(_time.UtcDateTime.AddHours(zone.Hours)));
        if (reserved.Accepted != expected is not null) return $"the rules {(reserved.Accepted ? "accept" : "refuse")} {minor}, the model does not";
        if (expected is not null) _now = (reserved.Value!, expected);
        return null;
    }

    private string? Compare()
    {
        var (row, model) = _now;
        foreach (var day in model.Days)
        {
            if (row.Days.GetValueOrDefault(Word(day)) != model.OnDay(day)) return $"{row.Days.GetValueOrDefault(Word(day))} on {Word(day)}, in the model {model.OnDay(day)}";
            if (row.Months.GetValueOrDefault(Word(day)[..7]) != model.InMonth(day)) return $"{row.Months.GetValueOrDefault(Word(day)[..7])} in {Word(day)[..7]}, in the model {model.InMonth(day)}";
            if (model.OnDay(day) > model.Terms.PerDay || model.InMonth(day) > model.Terms.PerMonth) return $"{Word(day)} is over its limit";
        }

        if (row.Days.Any(one => one.Value != 0 && !model.Days.Select(Word).Contains(one.Key))) return "a day counts what was never held";
        if (!row.Held.Keys.ToHashSet().SetEquals(model.Held)) return $"held: {string.Join(' ', row.Held.Keys)}, in the model {string.Join(' ', model.Held)}";
        // What may have been charged goes on counting, whatever crashed.
        return _charged.FirstOrDefault(payment => !model.Counted.ContainsKey(payment)) is { } lost ? $"{lost} was charged and counts nowhere" : null;
    }

    private static long Times(long minor, int factor) => minor > long.MaxValue / factor ? long.MaxValue : minor * factor;

    private static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
