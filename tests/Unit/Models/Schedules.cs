using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace Payments.Tests.Unit.Models;

/// <summary>
/// Makes random schedules, runs rules and model side by side, and makes what they disagree on small. How many there are and
/// where they begin is set from outside: PAYMENTS_TEST_SCHEDULES and PAYMENTS_TEST_SEED.
/// </summary>
internal static class Schedules
{
    private const int UsualCount = 2_000;
    private const int MostSteps = 40;
    private static readonly long[] Extremes = [0, -1, long.MinValue, long.MaxValue, (long.MaxValue / 2) + 1];

    /// <summary>Fails with the smallest schedule on which the two disagree, and the seed that leads to it.</summary>
    public static void Hold<TDo>(ITestOutputHelper output, Func<Schedule<TDo>, string?> run)
        where TDo : struct, Enum
    {
        var count = int.Parse(Setting("PAYMENTS_TEST_SCHEDULES") ?? $"{UsualCount}", CultureInfo.InvariantCulture);
        var seed = ulong.Parse(Setting("PAYMENTS_TEST_SEED") ?? $"{RandomNumberGenerator.GetInt32(int.MaxValue)}", CultureInfo.InvariantCulture);
        var (begun, steps) = (Stopwatch.GetTimestamp(), 0L);
        var found = Falsify<TDo>(Counted, count, seed);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        output.WriteLine($"{typeof(TDo).Name}: {count} schedules, {steps} steps in {seconds:F1} s: {count / seconds * 3600 / 1e6:F1} million schedules an hour (PAYMENTS_TEST_SEED={seed})");
        Assert.True(found is null, $"{found}\nPAYMENTS_TEST_SEED={seed} PAYMENTS_TEST_SCHEDULES={count} finds it again.");

        string? Counted(Schedule<TDo> schedule)
        {
            steps += schedule.Steps.Count;
            return run(schedule);
        }
    }

    /// <summary>Null when nothing was found.</summary>
    public static Counterexample<TDo>? Falsify<TDo>(Func<Schedule<TDo>, string?> run, int count, ulong seed)
        where TDo : struct, Enum
    {
        Counterexample<TDo>? smallest = null;
        // Whatever fails after the first failure is a step of the shrinking: the last one is the smallest.
        var property = Prop.ForAll(Arb.From(Of<TDo>(), schedule => schedule.Simpler()), schedule =>
        {
            var why = Guarded(run, schedule);
            if (why is not null) smallest = new Counterexample<TDo>(schedule, why);
            return why is null;
        });
        try
        {
            Check.One(
                Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))),
                property);
        }
        catch (Exception) when (smallest is not null)
        {
            // Its message is the schedule as well; ours says what was wrong with it.
        }

        return smallest;
    }

    /// <summary>Amounts nearer to one.</summary>
    public static IEnumerable<long?> Simpler(long? minor)
    {
        if (minor is null or 1) yield break;
        yield return 1;
        if (minor > 2) yield return minor / 2;
        if (minor > 2) yield return minor - 1;
    }

    // A rule that throws is wrong, too.
    private static string? Guarded<TDo>(Func<Schedule<TDo>, string?> run, Schedule<TDo> schedule)
        where TDo : struct, Enum
    {
        try
        {
            return run(schedule);
        }
        catch (Exception e)
        {
            return $"threw {e.GetType().Name}: {e.Message}\n{e.StackTrace}";
        }
    }

    private static Gen<Schedule<TDo>> Of<TDo>()
        where TDo : struct, Enum
    {
        var step =
            from what in Gen.Elements(Enum.GetValues<TDo>())
            from who in Gen.Choose(0, 3)
            from minor in Amounts()
            from said in Gen.Choose(0, 1_000)
            from wait in Gen.Choose(0, 48)
            from crashes in Gen.Choose(0, 7)
            select new Step<TDo>(what, who, minor, said, wait, crashes == 0);
        return
            from minor in Gen.Frequency((8, Between(1, 20)), (4, Between(1, 100_000)), (1, Gen.Elements(long.MaxValue, long.MaxValue - 1)))
            from first in Gen.Choose(0, 60_000)
            from second in Gen.Choose(0, 30)
            from length in Gen.Choose(1, MostSteps)
            from steps in Gen.ArrayOf(step, length)
            select new Schedule<TDo>(minor, first, second, steps);
    }

    private static Gen<long?> Amounts() => Gen.Frequency(
        (6, Between(1, 12).Select(minor => (long?)minor)),
        (3, Between(1, 100_000).Select(minor => (long?)minor)),
        (1, Gen.Elements(Extremes).Select(minor => (long?)minor)),
        (2, Gen.Constant((long?)null)));

    private static Gen<long> Between(int least, int most) => Gen.Choose(least, most).Select(value => (long)value);

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
