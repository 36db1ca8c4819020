using System.Collections.Immutable;

namespace Payments.Jobs;

/// <summary>Every job there is; its name is the key of its grain and stands in the routes.</summary>
public static class JobNames
{
    public const string Archive = "archive";
    public const string SecretRenewal = "secret-renewal";
    public const string TierReview = "tier-review";
    public const string WebhookArchive = "webhook-archive";
    public const string WebhookCleanUp = "webhook-clean-up";

    public static ImmutableArray<string> All { get; } = [Archive, SecretRenewal, TierReview, WebhookArchive, WebhookCleanUp];

    public static IJobGrain Job(this IGrainFactory grains, string name) => grains.GetGrain<IJobGrain>(name);
}
