namespace Payments.Routing;

/// <summary>What candidates are compared by, in whole numbers: the more, the better. Pure.</summary>
public static class Measures
{
    public const long Million = 1_000_000;

    /// <summary>An account that nobody has heard of counts as if 19 of 20 payments had gone well, until it has a record of its own.</summary>
    private const int AssumedSucceeded = 19;
    private const int AssumedAnswered = 20;

    public static BalancedWeights UsualWeights { get; } = new(Cost: 40, SuccessRate: 40, Latency: 10, Geography: 10);

    /// <summary>In millionths.</summary>
    public static long[] SuccessRate(IReadOnlyList<Candidate> candidates) =>
        [.. candidates.Select(one => (one.Health.Succeeded + AssumedSucceeded) * Million / (one.Health.Answered + AssumedAnswered))];

    /// <summary>What is preferred for the country comes by its place above what only names it, and that above what serves all.</summary>
    public static long[] Geography(RouteSubject subject, IReadOnlyList<Candidate> candidates, RoutingConfiguration settings)
    {
        if (subject.Country is not { } country) return new long[candidates.Count];
        var preferred = settings.Geography.OrEmpty().FirstOrDefault(one => one.Countries.OrEmpty().Contains(country))?.Channels.OrEmpty() ?? [];
        return [.. candidates.Select(Score)];

        long Score(Candidate candidate)
        {
            for (var i = 0; i < preferred.Length; i++)
                if (preferred[i].Names(candidate.Channel, candidate.AccountId)) return Million - i;
            return candidate.Account.Capabilities.Countries.OrEmpty().Contains(country) ? Million / 2 : 0;
        }
    }

    /// <summary>
    /// Drawn one after the other in the proportion of the weights; the first drawn scores highest. Those without a weight
    /// come after all others.
    /// </summary>
    public static long[] Load(RouteSubject subject, IReadOnlyList<Candidate> candidates, RoutingConfiguration settings)
    {
        var weights = candidates.Select(one => Weight(one, settings)).ToArray();
        var scores = new long[candidates.Count];
        for (var turn = candidates.Count; turn > 0 && weights.Any(weight => weight > 0); turn--)
        {
            var drawn = Draw.Weighted(subject.PaymentId, $"load {turn}", weights);
            (scores[drawn], weights[drawn]) = (turn, 0);
        }

        return scores;
    }

    /// <summary>Spreads values over a scale of a million; where all are equal, all are best.</summary>
    public static long[] Scale(long[] values)
    {
        var (least, most) = (values.Min(), values.Max());
        return [.. values.Select(value => least == most ? Million : (long)((Int128)(value - least) * Million / (most - least)))];
    }

    private static int Weight(Candidate candidate, RoutingConfiguration settings)
    {
        var weights = settings.Weights.OrEmpty();
        if (weights.IsEmpty) return 1;
        // An account by its own name before the channel as a whole.
        var own = weights.FirstOrDefault(one => one.Channel.AccountId is not null && one.Channel.Names(candidate.Channel, candidate.AccountId));
        return (own ?? weights.FirstOrDefault(one => one.Channel.Names(candidate.Channel, candidate.AccountId)))?.Weight ?? 0;
    }
}
