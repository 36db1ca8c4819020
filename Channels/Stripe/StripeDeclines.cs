using System.Collections.Frozen;

namespace Payments.Channels.Stripe;

/// <summary>Stripe's decline codes, error codes and failure reasons in our words. A code that is not here means unknown, never declined.</summary>
internal static class StripeDeclines
{
    private static readonly FrozenDictionary<string, ChannelAnswer.Declined> Table = Rows().ToFrozenDictionary(row => row.ChannelCode, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Table.Keys;

    public static ChannelAnswer.Declined? Find(string? code) => code is null ? null : Table.GetValueOrDefault(code);

    private static IEnumerable<ChannelAnswer.Declined> Rows() =>
    [
        .. Soft(DeclineReason.CardDeclined, """
            approve_with_id call_issuer card_declined do_not_honor generic_decline no_action_taken not_permitted reenter_transaction
            transaction_not_allowed try_again_later payment_method_provider_decline payment_intent_payment_attempt_failed testmode_decline
            """),
        // The issuer or the customer has said that it must not be tried again.
        .. Hard(DeclineReason.CardDeclined, """
            do_not_try_again revocation_of_all_authorizations revocation_of_authorization stop_payment_order duplicate_transaction
            payment_method_customer_decline declined
            """),
        .. Hard(DeclineReason.InsufficientFunds, "insufficient_funds"),
        .. Hard(DeclineReason.ExpiredCard, "expired_card invalid_expiry_month invalid_expiry_year expired_or_canceled_card"),
        .. Hard(DeclineReason.IncorrectCvc, "incorrect_cvc invalid_cvc"),
        .. Hard(DeclineReason.LostCard, "lost_card lost_or_stolen_card"),
        .. Hard(DeclineReason.StolenCard, "stolen_card pickup_card"),
        .. Hard(DeclineReason.FraudSuspected, "fraudulent merchant_blacklist security_violation highest_risk_level restricted_card"),
        .. Hard(DeclineReason.LimitExceeded, "card_velocity_exceeded withdrawal_count_limit_exceeded pin_try_exceeded card_decline_rate_limit_exceeded charge_exceeds_source_limit charge_exceeds_transaction_limit charge_exceeds_weekly_limit"),
        .. Hard(DeclineReason.InvalidAccount, """
            incorrect_number invalid_number invalid_account new_account_information_available incorrect_address incorrect_zip account_closed
            account_number_invalid payment_method_unexpected_state
            """),
        .. Hard(DeclineReason.AuthenticationFailed, """
            authentication_not_handled authentication_required mobile_device_authentication_required incorrect_pin invalid_pin offline_pin_required
            online_or_offline_pin_required payment_intent_authentication_failure payment_intent_action_required
            """),
        // Another channel may support what this one does not.
        .. Soft(DeclineReason.NotSupported, """
            card_not_supported currency_not_supported service_not_allowed amount_too_small amount_too_large invalid_amount country_unsupported
            payment_method_unactivated payment_method_not_available payment_method_currency_mismatch payment_intent_incompatible_payment_method
            payment_method_unsupported_type instant_payouts_unsupported
            """),
        .. Soft(DeclineReason.ChannelError, "processing_error issuer_not_available payment_method_provider_timeout merchant_request"),
        .. Hard(DeclineReason.ChannelError, "account_invalid testmode_charges_only live_mode_test_card test_mode_live_card livemode_mismatch tls_version_unsupported"),
        .. Hard(DeclineReason.NotAllowedNow, """
            charge_already_refunded charge_already_captured charge_disputed charge_expired_for_capture charge_not_refundable refund_disputed_payment
            payment_intent_unexpected_state intent_invalid_state capture_charge_authorization_expired capture_unauthorized_payment balance_insufficient
            charge_for_pending_refund_disputed insufficient_funds_for_refund canceled invalid_request_error:amount amount_too_large:amount_to_capture invalid_request_error:amount_to_capture
            """),
        .. Hard(DeclineReason.InvalidRequest, """
            resource_missing parameter_missing parameter_unknown parameter_invalid_empty parameter_invalid_integer parameter_invalid_string_blank
            parameter_invalid_string_empty parameters_exclusive payment_intent_invalid_parameter payment_intent_mandate_invalid payment_method_invalid_parameter
            invalid_characters url_invalid token_already_used token_in_use invalid_charge_amount email_invalid status_transition_invalid
            payment_intent_konbini_rejected_confirmation_number customer_max_payment_methods invalid_request_error
            """),
    ];

    private static IEnumerable<ChannelAnswer.Declined> Soft(DeclineReason reason, string codes) => Split(codes).Select(code => new ChannelAnswer.Declined(reason, true, code));

    private static IEnumerable<ChannelAnswer.Declined> Hard(DeclineReason reason, string codes) => Split(codes).Select(code => new ChannelAnswer.Declined(reason, false, code));

    private static string[] Split(string codes) => codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
