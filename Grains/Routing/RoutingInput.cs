using System.Collections.Immutable;
using System.Globalization;
using Payments.Ids;
using Payments.Input;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>The bounds of everything that may be written into a configuration.</summary>
public static class RoutingInput
{
    public const int MostRules = 200;
    private const int MostAttempts = 5;
    private const int MostVariants = 10;
    private const int MostWeight = 10_000;
    private const int LongestName = 100;

    /// <summary>The same configuration with an empty list wherever one was left out, as it is stored.</summary>
    public static RoutingConfiguration Whole(RoutingConfiguration one) => one with
    {
        Rules = [.. one.Rules.OrEmpty().Select(Whole)],
        Weights = one.Weights.OrEmpty(),
        Geography = one.Geography.OrEmpty(),
    };

    /// <param name="owner">Whose it is: a merchant's own names no other merchants.</param>
    /// <param name="channels">The channels that there are; a rule about another one would never do anything.</param>
    public static Refusal? Check(RoutingConfiguration one, string owner, IReadOnlySet<string> channels) =>
        Bounds.Known("configuration.strategy", one.Strategy)
        ?? CheckChannel("configuration.default_channel", one.DefaultChannel, channels)
        ?? Bounds.Within("configuration.most_attempts", one.MostAttempts, 1, MostAttempts)
        ?? Bounds.Each("configuration.rules", one.Rules, (field, rule) => CheckRule(field, rule, owner, channels), MostRules)
        ?? Once("configuration.rules", one.Rules.OrEmpty().Select(rule => rule.Name))
        ?? CheckExperiment("configuration.experiment", one.Experiment, channels)
        ?? Bounds.Each("configuration.weights", one.Weights, (field, weight) => CheckChannel($"{field}.channel", weight.Channel, channels) ?? Bounds.Within($"{field}.weight", weight.Weight, 0, MostWeight))
        ?? Once("configuration.weights", one.Weights.OrEmpty().Select(weight => weight.Channel))
        ?? CheckBalanced("configuration.balanced", one.Balanced)
        ?? Bounds.Each("configuration.geography", one.Geography, (field, place) => CheckPlace(field, place, channels));

    private static RoutingRule Whole(RoutingRule rule) => rule with
    {
        When = new RuleConditions(
            rule.When.Merchants.OrEmpty(), rule.When.Countries.OrEmpty(), rule.When.Currencies.OrEmpty(), rule.When.CardBrands.OrEmpty(), rule.When.Methods.OrEmpty(), rule.When.Amount),
        Then = rule.Then with { Channels = rule.Then.Channels.OrEmpty() },
    };

    private static Refusal? CheckRule(string field, RoutingRule rule, string owner, IReadOnlySet<string> channels) =>
        TextInput.Check($"{field}.name", rule.Name, LongestName)
        ?? Bounds.Each($"{field}.when.merchants", rule.When.Merchants, (at, id) => CheckMerchant(at, id, owner))
        ?? Bounds.Each($"{field}.when.countries", rule.When.Countries, Bounds.IsCountry)
        ?? Bounds.Each($"{field}.when.currencies", rule.When.Currencies, Bounds.IsCurrency)
        ?? Bounds.Each($"{field}.when.card_brands", rule.When.CardBrands, Bounds.IsWord)
        ?? Bounds.Each($"{field}.when.methods", rule.When.Methods, Bounds.IsWord)
        ?? Bounds.IsRange($"{field}.when.amount", rule.When.Amount)
        ?? CheckAction($"{field}.then", rule.Then, channels);

    private static Refusal? CheckMerchant(string field, string id, string owner) =>
        !EntityId.IsWellFormed(IdPrefix.Merchant, id) ? RoutingRefusals.Invalid(field, $"{field} must be a merchant's id.")
        : owner != RoutingOwners.Platform && owner != id ? RoutingRefusals.Invalid(field, "A merchant's own configuration is about itself only.")
        : null;

    private static Refusal? CheckAction(string field, RuleAction action, IReadOnlySet<string> channels)
    {
        if (Bounds.Known<RuleActionKind>($"{field}.action", action.Action) is { } unknown) return unknown;
        var strategic = action.Action == RuleActionKind.UseStrategy;
        if (strategic != action.Strategy is not null) return RoutingRefusals.Invalid($"{field}.strategy", $"{field}.strategy belongs to use_strategy, and only there.");
        if (strategic != action.Channels.OrEmpty().IsEmpty) return RoutingRefusals.Invalid($"{field}.channels", $"{field}.channels belongs to every action but use_strategy.");
        return Bounds.Known($"{field}.strategy", action.Strategy) ?? CheckChannels($"{field}.channels", action.Channels.OrEmpty(), channels);
    }

    private static Refusal? CheckExperiment(string field, RoutingExperiment? experiment, IReadOnlySet<string> channels)
    {
        if (experiment is null) return null;
        if (TextInput.Check($"{field}.name", experiment.Name, LongestName) is { } name) return name;
        if (experiment.Variants.IsDefaultOrEmpty) return RoutingRefusals.Invalid($"{field}.variants", "An experiment has at least one variant.");
        return Bounds.Each($"{field}.variants", experiment.Variants, (at, variant) => CheckVariant(at, variant, channels), MostVariants)
            ?? Once($"{field}.variants", experiment.Variants.Select(variant => variant.Name))
            ?? (experiment.Variants.Sum(variant => variant.Weight) > 0 ? null : RoutingRefusals.Invalid($"{field}.variants", "At least one variant needs a weight above 0."));
    }

    private static Refusal? CheckVariant(string field, ExperimentVariant variant, IReadOnlySet<string> channels) =>
        TextInput.Check($"{field}.name", variant.Name, LongestName)
        ?? Bounds.Within($"{field}.weight", variant.Weight, 0, MostWeight)
        ?? (variant.Channel is null == variant.Strategy is null ? RoutingRefusals.Invalid(field, $"{field} must have a channel or a strategy, and not both.") : null)
        ?? CheckChannel($"{field}.channel", variant.Channel, channels)
        ?? Bounds.Known($"{field}.strategy", variant.Strategy);

    private static Refusal? CheckBalanced(string field, BalancedWeights? weights)
    {
        if (weights is null) return null;
        (string Name, int Weight)[] all = [("cost", weights.Cost), ("success_rate", weights.SuccessRate), ("latency", weights.Latency), ("geography", weights.Geography), ("load", weights.Load)];
        foreach (var (name, weight) in all)
            if (Bounds.Within($"{field}.{name}", weight, 0, MostWeight) is { } refusal) return refusal;
        return all.Any(one => one.Weight > 0) ? null : RoutingRefusals.Invalid(field, "At least one weight must be above 0.");
    }

    private static Refusal? CheckPlace(string field, GeographicPreference place, IReadOnlySet<string> channels) =>
        (place.Countries.IsDefaultOrEmpty ? RoutingRefusals.Invalid($"{field}.countries", "A preference is for at least one country.") : null)
        ?? Bounds.Each($"{field}.countries", place.Countries, Bounds.IsCountry, 250)
        ?? CheckChannels($"{field}.channels", place.Channels, channels);

    private static Refusal? CheckChannels(string field, ImmutableArray<ChannelRef> list, IReadOnlySet<string> channels) =>
        Bounds.Each(field, list, (at, channel) => CheckChannel(at, channel, channels));

    private static Refusal? CheckChannel(string field, ChannelRef? channel, IReadOnlySet<string> channels)
    {
        if (channel is null) return null;
        return channels.Contains(channel.Channel) ? Bounds.IsAccount($"{field}.account_id", channel.AccountId) : RoutingRefusals.Invalid($"{field}.channel", $"{field}.channel must be one of {string.Join(", ", channels.Order())}.");
    }

    private static Refusal? Once<T>(string field, IEnumerable<T> names) =>
        names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? RoutingRefusals.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"{field} names {twice.Key} twice."))
            : null;
}
