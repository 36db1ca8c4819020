using Payments.Api.Access;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;
using Payments.Requests;
using Payments.Silo.Settings;

namespace Payments.Api.Demo;

/// <summary>
/// An administrator and a merchant to play with, in development only. Both keys follow from the pepper, so they are
/// made once and can be printed at every start without being stored anywhere.
/// </summary>
internal sealed record DemoAccounts(string AdministratorKey, string MerchantId, string MerchantKey)
{
    public const string Variable = "PAYMENTS_DEMO";
    private const string Name = "demo";

    public static bool Wanted(IServiceProvider services) =>
        services.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && services.GetRequiredService<IConfiguration>()[Variable] == "1";

    public static async Task<DemoAccounts> Ensure(IServiceProvider services)
    {
        var pepper = services.GetRequiredService<KeyPepper>();
        var administrator = EntityId.Derive(IdPrefix.Administrator, Name, Name);
        var administratorKey = ApiKeyText.Compose(ApiKeyKind.Administrator, administrator, pepper.DeriveSecret(administrator, default, new SecretText(Name)));
        await FirstAdministrator.Ensure(services, administrator, administratorKey);

        var merchant = EntityId.Derive(IdPrefix.Merchant, administrator, Name);
        var command = new RegisterMerchant(new IdempotentRequest(new SecretText(Name), Name), "Demo Shop", "DE", "EUR", "Europe/Berlin");
        var registered = await services.GetRequiredService<IGrainFactory>().GetGrain<IMerchantGrain>(merchant).Register(command);
        return registered.Accepted
            ? new DemoAccounts(administratorKey, merchant, registered.Value.ApiKey.Reveal)
            : throw new SettingsException($"The demo merchant was refused: {registered.Refusal.Code}. {Variable}=0 starts without it.");
    }
}
