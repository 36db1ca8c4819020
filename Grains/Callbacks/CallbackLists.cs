using Payments.Storage.Reads;

namespace Payments.Callbacks;

/// <summary>Lists of callbacks as SQL.</summary>
public static class CallbackLists
{
    private static readonly ListOrder Newest = new("received_at", "key");

    public static ListQuery Query(CallbackList list) => new ListQuery("channel_callbacks", Newest, "doc")
        .Where("status", list.Status?.ToString())
        .Where("channel", list.Channel)
        .Where("business_id", list.BusinessId);
}
