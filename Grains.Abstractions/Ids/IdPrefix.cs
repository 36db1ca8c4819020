namespace Payments.Ids;

/// <summary>The prefix of every kind of id; the table of the API's conventions.</summary>
public static class IdPrefix
{
    public const string Merchant = "mer";
    public const string Administrator = "adm";
    public const string ApiKey = "key";
    public const string Event = "evt";
    public const string Payment = "pay";
    public const string Order = "ord";
    public const string Refund = "ref";
    public const string Rotation = "rot";
    public const string Nonce = "nnc";
    public const string Callback = "cbk";
    public const string PreAuthorisation = "pre";
    public const string Capture = "cap";
    public const string WebhookEndpoint = "whe";
    public const string WebhookNotification = "whn";
    public const string JobRun = "run";
    public const string TierReview = "trv";
    public const string ChannelAccount = "cha";
}
