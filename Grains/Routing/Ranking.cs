namespace Payments.Routing;

/// <summary>Puts accounts that can all take the payment in the order of a strategy. Pure.</summary>
public static class Ranking
{
    /// <summary>The highest score first; among equals the default channel, then the order of their names.</summary>
    /// <param name="eligible">In the order of their names.</param>
    public static List<RankedChannel> Of(RoutingStrategy strategy, RouteSubject subject, List<Candidate> eligible, RoutingPolicy policy)
    {
        var scores = Scores(strategy, subject, eligible, policy);
        var standard = policy.Effective.DefaultChannel;
        return
        [
            .. eligible
                .Select((one, i) => new RankedChannel(one.Channel, one.AccountId, scores[i], policy.Fees.Cost(one.Channel, subject.Amount), one.Health.Circuit))
                .OrderByDescending(ranked => ranked.Score)
                .ThenByDescending(ranked => standard?.Names(ranked.Channel, ranked.AccountId) ?? false),
        ];
    }

    private static long[] Scores(RoutingStrategy strategy, RouteSubject subject, List<Candidate> eligible, RoutingPolicy policy) => strategy switch
    {
        RoutingStrategy.Geographic => Measures.Geography(subject, eligible, policy.Effective),
        RoutingStrategy.SuccessRate => Measures.SuccessRate(eligible),
        RoutingStrategy.Cost => [.. eligible.Select(one => -policy.Fees.Cost(one.Channel, subject.Amount))],
        RoutingStrategy.LoadBalance => Measures.Load(subject, eligible, policy.Effective),
        RoutingStrategy.Balanced => Balanced(subject, eligible, policy),
    };

    /// <summary>Each measure on a scale of a million, weighted, divided by the sum of the weights and cut to a whole number.</summary>
    private static long[] Balanced(RouteSubject subject, List<Candidate> eligible, RoutingPolicy policy)
    {
        var weights = policy.Effective.Balanced ?? Measures.UsualWeights;
        var measures = new (int Weight, long[] Scores)[]
        {
            (weights.Cost, Measures.Scale([.. eligible.Select(one => -policy.Fees.Cost(one.Channel, subject.Amount))])),
            (weights.SuccessRate, Measures.SuccessRate(eligible)),
            (weights.Latency, Measures.Scale([.. eligible.Select(one => -one.Health.MeanMilliseconds)])),
            (weights.Geography, Measures.Geography(subject, eligible, policy.Effective)),
            (weights.Load, Measures.Scale(Measures.Load(subject, eligible, policy.Effective))),
        };
        var total = Math.Max(1, measures.Sum(one => (long)one.Weight));
        return [.. Enumerable.Range(0, eligible.Count).Select(i => measures.Sum(one => one.Weight * one.Scores[i]) / total)];
    }
}
