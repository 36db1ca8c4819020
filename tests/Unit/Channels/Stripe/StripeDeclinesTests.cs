using Payments.Channels.Stripe;

namespace Payments.Tests.Unit.Channels.Stripe;

public sealed class StripeDeclinesTests
{
    // docs.stripe.com/declines/codes, and the reasons of failed refunds.
    private const string Documented = """
        authentication_required approve_with_id call_issuer card_not_supported card_velocity_exceeded currency_not_supported do_not_honor do_not_try_again
        duplicate_transaction expired_card fraudulent generic_decline incorrect_address incorrect_cvc incorrect_number incorrect_pin incorrect_zip
        insufficient_funds invalid_account invalid_amount invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number invalid_pin
        issuer_not_available lost_card merchant_blacklist mobile_device_authentication_required new_account_information_available no_action_taken
        not_permitted offline_pin_required online_or_offline_pin_required pickup_card pin_try_exceeded processing_error reenter_transaction
        restricted_card revocation_of_all_authorizations revocation_of_authorization security_violation service_not_allowed stolen_card
        stop_payment_order testmode_decline transaction_not_allowed try_again_later withdrawal_count_limit_exceeded authentication_not_handled
        card_declined payment_intent_authentication_failure payment_intent_payment_attempt_failed payment_intent_unexpected_state amount_too_large
        amount_too_small charge_already_refunded charge_disputed charge_expired_for_capture resource_missing parameter_missing parameter_unknown
        charge_for_pending_refund_disputed declined expired_or_canceled_card lost_or_stolen_card merchant_request
        """;

    public static TheoryData<string> Codes => [.. Documented.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Find_EveryDocumentedCode_Known(string code) => Assert.Equal(code, StripeDeclines.Find(code)?.ChannelCode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("brand_new_code")]
    [InlineData("unknown")]
    [InlineData("lock_timeout")]
    [InlineData("rate_limit")]
    [InlineData("idempotency_key_in_use")]
    public void Find_AnotherCode_NothingSoThatItIsUnknown(string? code) => Assert.Null(StripeDeclines.Find(code));
}
