using Payments.Administrators;
using Payments.Callbacks;
using Payments.ChannelAccounts;
using Payments.Channels;
using Payments.Checkout;
using Payments.Events;
using Payments.Holds;
using Payments.Jobs;
using Payments.Ledger;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Orders;
using Payments.Refunds;
using Payments.Routing;
using Payments.Sagas;
using Payments.Signing;
using Payments.Storage.Mapping;
using Payments.Tiers;
using Payments.Webhooks.Endpoints;

namespace Payments.Rows;

/// <summary>Every kind of state and the table it lives in.</summary>
public static class RowMappings
{
    public static IReadOnlyList<StateMapping> All() =>
    [
        StateMapping.For("merchant", "merchants", MerchantJson.Default.MerchantState)
            .Column("name", state => state.Name)
            .Column("status", state => MerchantRefusals.Word(state.Status))
            .Column("created_at", state => state.CreatedAt)
            .Column("tier", state => TierNames.Word(state.Tier))
            .Column("parent_id", state => state.ParentId)
            .AppendsEvents(),
        StateMapping.For("order", "orders", OrderJson.Default.OrderState)
            .Column("merchant_id", state => state.MerchantId)
            .Column("number", state => state.Number)
            .Column("status", state => state.Status.ToString())
            .Column("created_at", state => state.CreatedAt)
            .AppendsEvents(),
        StateMapping.For("payment", "payments", PaymentJson.Default.PaymentState)
            .Column("merchant_id", state => state.MerchantId)
            .Column("order_id", state => state.OrderId)
            .Column("status", state => state.Status.ToString())
            .Column("amount", state => state.Amount)
            .Column("currency", state => state.Currency)
            .Column("channel", state => ChannelName.Channel(state.Attempt.Channel))
            .Column("created_at", state => state.CreatedAt)
            .Column("counted_on", state => PaymentSaga.IsOpen(state.Status) ? state.CountedOn : null)
            .Column("counts", state => state.Exchange?.Amount)
            .AppendsEvents()
            .BooksTransfers(),
        StateMapping.For("payment_saga", "payment_sagas", SagaJson.Default.SagaState)
            .Column("merchant_id", state => state.MerchantId)
            .Column("status", state => state.Status.ToString())
            .Column("started_at", state => state.StartedAt)
            .Column("due", state => state.Due)
            .KeepsDecisions(),
        StateMapping.For("refund", "refunds", RefundJson.Default.RefundState)
            .Column("merchant_id", state => state.Hold.MerchantId)
            .Column("payment_id", state => state.PreAuthorisationId is null ? state.PaymentId : null)
            .Column("pre_authorisation_id", state => state.PreAuthorisationId)
            .Column("capture_id", state => state.Hold.CaptureId)
            .Column("status", state => state.Status.ToString())
            .Column("amount", state => state.Hold.Amount.Minor)
            .Column("currency", state => state.Hold.Amount.Currency)
            .Column("created_at", state => state.CreatedAt)
            .Column("due", state => state.Due)
            .AppendsEvents(),
        StateMapping.For("pre_authorisation", "pre_authorisations", HoldJson.Default.HoldState)
            .Column("merchant_id", state => state.MerchantId)
            .Column("status", state => state.Status.ToString())
            .Column("amount", state => state.Amount)
            .Column("captured", state => HoldViews.Captured(state))
            .Column("refunded", state => HoldViews.Refunded(state))
            .Column("reserved", state => HoldViews.Reserved(state))
            .Column("counted_on", state => state.CountedOn)
            .Column("counts", state => state.Exchange is null ? null : (long?)HoldViews.NotCaptured(state))
            .Column("currency", state => state.Currency)
            .Column("channel", state => ChannelName.Channel(state.Channel))
            .Column("created_at", state => state.CreatedAt)
            .Column("expires_at", state => state.ExpiresAt)
            .Column("due", state => state.Due)
            .AppendsEvents()
            .BooksTransfers()
            .KeepsDecisions(),
        StateMapping.For("callback", "channel_callbacks", CallbackJson.Default.CallbackState)
            .Column("channel", state => state.Channel)
            .Column("reference", state => state.Reference)
            .Column("business_id", state => state.OwnerId)
            .Column("merchant_id", state => state.MerchantId)
            .Column("status", state => state.Status.ToString())
            .Column("received_at", state => state.ReceivedAt)
            .Column("due", state => state.Due),
        StateMapping.For("limits", "limits", LimitJson.Default.LimitState),
        StateMapping.For("administrator", "administrators", AdministratorJson.Default.AdministratorState)
            .Column("role", state => RolePermissions.Word(state.Role))
            .Column("status", state => AdministratorRules.Word(state.Status))
            .Column("created_at", state => state.CreatedAt)
            .AppendsEvents(),
        StateMapping.For("administrator_owners", "administrator_owners", AdministratorJson.Default.OwnersState),
        StateMapping.For("nonce", "nonces", NonceJson.Default.NonceState)
            .Column("expires_at", state => state.ExpiresAt),
        StateMapping.For("tier", "tiers", TierJson.Default.TierState),
        StateMapping.For("routing", "routing", RoutingJson.Default.RoutingState)
            .KeepsVersions(state => state.Changes),
        StateMapping.For("channel_fees", "channel_fees", RoutingJson.Default.ChannelFeesState)
            .KeepsVersions(state => state.Changes),
        StateMapping.For("channel_health", "channel_health", RoutingJson.Default.ChannelHealthState)
            .Column("channel", state => state.Channel)
            .Column("account_id", state => state.AccountId)
            .Column("since", state => state.Since),
        StateMapping.For("channel_account", "channel_accounts", ChannelAccountJson.Default.ChannelAccountState)
            .Column("channel", state => state.Channel)
            .Column("merchant_id", state => state.MerchantId)
            .Column("status", state => ChannelAccountRules.Word(state.Status))
            .Column("mode", state => state.Mode is { } mode ? Modes.Word(mode) : null)
            .Column("created_at", state => state.CreatedAt)
            .KeepsChanges(),
        StateMapping.For("webhook_endpoint", "webhook_endpoints", WebhookJson.Default.WebhookEndpointState)
            .Column("merchant_id", state => state.MerchantId)
            .Column("status", state => EndpointRules.Word(state.Status))
            .Column("url", state => state.Url)
            .Column("filter", EndpointRules.Filter)
            .Column("max_attempts", state => state.MaxAttempts)
            .Column("created_at", state => state.CreatedAt)
            .AppendsEvents(),
        StateMapping.For("tier_review", "tier_reviews", TierReviewJson.Default.TierReviewState)
            .Column("merchant_id", state => state.MerchantId)
            .Column("period", state => state.Period)
            .Column("tier", state => TierNames.Word(state.Tier))
            .Column("recommended_tier", state => state.Recommendation is { } recommendation ? TierNames.Word(recommendation.Tier) : null)
            .Column("reason", state => state.Recommendation?.Reason)
            .Column("reviewed_at", state => state.ReviewedAt)
            .AppendsEvents(),
        StateMapping.For("job_run", "job_runs", JobJson.Default.JobRunState)
            .Column("job", state => state.Job)
            .Column("period", state => state.Period)
            .Column("status", state => JobRules.Word(state.Status))
            .Column("at", state => state.At)
            .Column("started_at", state => state.StartedAt)
            .Column("completed_at", state => state.CompletedAt)
            .Column("due", state => state.Due),
    ];
}
