namespace Payments.Tests.EndToEnd.Contract;

/// <summary>For each route a body in which nothing is wrong.</summary>
internal static class GoodBodies
{
    public static string Of(string path) => path switch
    {
        "/v1/payments" => """{"amount":100,"currency":"EUR","payment_method":"tok_visa","payment_methods":{"simulator":"tok_visa"},"order_number":"X-1","description":"Tea"}""",
        "/v1/pre-authorisations" => """{"amount":100,"currency":"EUR","payment_method":"tok_visa","payment_methods":{"simulator":"tok_visa"},"description":"Tea","expires_in_seconds":60}""",
        "/v1/pre-authorisations/{id}/capture" => """{"amount":1,"final":false}""",
        "/v1/pre-authorisations/{id}/refunds" => """{"amount":1,"capture_id":"cap_00000000000000000000000000","reason":"bad"}""",
        "/v1/payments/{id}/refunds" => """{"amount":1,"reason":"bad"}""",
        "/v1/orders" => """{"number":"X-2","amount":100,"currency":"EUR","items":[{"name":"Tea","quantity":1,"unit_amount":100}]}""",
        "/v1/payments/batch-read" or "/v1/orders/batch-read" => """{"ids":["pay_00000000000000000000000000"]}""",
        "/v1/merchants" or "/v1/merchants/{id}/sub-accounts" => """{"name":"Shop","country":"DE","settlement_currency":"EUR","time_zone":"Europe/Berlin","email":"pay@shop.example","locale":"en","mode":"test"}""",
        "/v1/merchants/{id}" => """{"name":"Shop","time_zone":"Europe/Berlin","require_signature":false,"email":"pay@shop.example","locale":"en","late_success":"refund"}""",
        "/v1/merchants/{id}/limited" => """{"limited":true,"reason":"test"}""",
        "/v1/merchants/{id}/overrides" => """{"reason":"test","per_payment":100,"per_day":1000,"per_month":10000,"fee":{"parts_per_million":1,"minimum":1},"api_rate":{"per_second":100,"per_minute":1000,"per_hour":10000,"concurrent":10}}""",
        "/v1/administrators" => """{"name":"Ada","role":"viewer"}""",
        "/v1/administrators/{id}" => """{"name":"Ada","role":"viewer","status":"disabled"}""",
        "/v1/api-keys" or "/v1/merchants/{id}/api-keys" or "/v1/administrators/{id}/api-keys" => """{"scopes":["read"],"mode":"test","name":"k"}""",
        "/v1/merchants/{id}/tier" => """{"tier":"premium","reason":"test"}""",
        "/v1/webhook-endpoints" or "/v1/webhook-endpoints/{id}" => """{"url":"https://hooks.example.com/","events":["payment.*"],"description":"d","max_attempts":5}""",
        "/v1/webhook-endpoints/{id}/rotate-secret" => """{"grace_seconds":60}""",
        "/v1/webhook-endpoints/{id}/replay" => """{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z","events":["*"]}""",
        "/v1/routing" => """{"version":0,"reason":"test","configuration":{"strategy":"cost"}}""",
        "/v1/routing/dry-run" => """{"amount":100,"currency":"EUR","country":"DE","card_brand":"visa","method":"card","pre_authorisation":false,"payment_id":"p","merchant_id":"mer_00000000000000000000000000","tokens_for":["stripe"],"candidates":[{"channel":"stripe","needs_token":true}]}""",
        "/v1/channels/fees" => """{"version":1,"reason":"test","fees":[{"channel":"stripe","parts_per_million":1}]}""",
        // Of a merchant that there is not, or an account that waits: nothing of it gets in the way of payments.
        "/v1/channel-accounts" => """{"channel":"stripe","label":"S","credentials":{"secret_key":"sk_test_1","connected_account":"acct_1"},"merchant_id":"mer_00000000000000000000000000","base_url":"https://stripe.example.com/","status":"disabled","mode":"test","callback_credentials":{"secret":"whsec_0123456789abcdef"}}""",
        "/v1/channel-accounts/{id}" => """{"label":"S","status":"disabled","credentials":{"secret_key":"sk_test_1"},"callback_credentials":{"secret":"whsec_0123456789abcdef"}}""",
        "/v1/ledger/verify" => """{"from":{"number":1,"digest":"aa"}}""",
        _ => """{"reason":"test"}""",
    };
}
