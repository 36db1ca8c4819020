using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Routing;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;
using Payments.Storage.Grains;

namespace Payments.Tests.Integration.Checkout;

/// <summary>The platform's grains in this process, on real PostgreSQL, with a clock and a channel of the test's.</summary>
public class PlatformInProcess : IAsyncLifetime
{
    private WebApplication _app = null!;

    public TestDatabase Database { get; private set; } = null!;

    public ShiftedTimeProvider Clock { get; } = new();

    internal ScriptedChannel Channel { get; } = new();

    /// <summary>The accounts that payments can go to.</summary>
    protected virtual IEnumerable<ChannelEntry> Accounts => [new ChannelEntry(Channel.Name, Channel, CallbackUrl)];

    internal static Uri CallbackUrl { get; } = new("https://pay.example/v1/callbacks/simulator");

    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["PAYMENTS_DB"] = Database.ConnectionString,
            ["PAYMENTS_KEY_PEPPER"] = new string('a', 64),
            ["PAYMENTS_SILO_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["PAYMENTS_GATEWAY_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        });
        builder.AddGrainHost(PlatformSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        PutChannels(builder.Services);
        _app = builder.Build();
        await _app.StartAsync();
    }

    /// <summary>The accounts of the test, in place of those that the platform would have.</summary>
    protected virtual void PutChannels(IServiceCollection services) => services.AddSingleton<IChannels>(new ConfiguredChannels(Accounts));

    /// <summary>What finds due rows; a test that does not start it wakes its grains itself.</summary>
    public Task StartSweeps() => _app.StartSweeps();

    /// <summary>A new merchant that takes euros.</summary>
    public async Task<string> Merchant(LateSuccess late = LateSuccess.Refund)
    {
        var id = EntityId.New(IdPrefix.Merchant);
        var merchant = Grains.GetGrain<IMerchantGrain>(id);
        Assert.True((await merchant.Register(new RegisterMerchant(Request(id), "Shop", "DE", "EUR", "Europe/Berlin"))).Accepted);
        Assert.True((await merchant.Update(new ChangeMerchant(LateSuccess: late))).Accepted);
        return id;
    }

    public async Task<PaymentView> Pay(string merchant, string token = "waits", long minor = 1_000, int? expiresIn = null, string? order = null, RouteHints? hints = null, string? returnUrl = null)
    {
        var id = EntityId.New(IdPrefix.Payment);
        var answer = await Grains.GetGrain<IPaymentSagaGrain>(id).Run(new CreatePayment(Request(id), merchant, new Amount(minor, "EUR"), token, null, null, order, expiresIn, hints, returnUrl));
        Assert.True(answer.Accepted, answer.Refusal?.Code);
        return answer.Value.Payment;
    }

    /// <summary>A request as the front end passes it on: it takes its payment for new, and nobody has read the row.</summary>
    public Task<Outcome<PaymentAnswer>> TakenForNew(string id, string merchant, string request, long minor = 1_000)
    {
        var saga = Grains.GetGrain<IPaymentSagaGrain>(id);
        return FreshRow.Call(saga.GetGrainId(), () => saga.Run(new CreatePayment(Request(request), merchant, new Amount(minor, "EUR"), "visa", null, null)));
    }

    /// <summary>Asks the database while a grain's turn waits for the answer, as a channel of the test may: not in that turn, which would wait for itself.</summary>
    public long CountInTurn(string sql) => Task.Run(() => Database.ScalarAsync<long>(sql)).GetAwaiter().GetResult();

    /// <summary>Another row like this one.</summary>
    public Task Copy(string table, string row, string key) =>
        Database.ExecuteAsync($"INSERT INTO {table} SELECT (jsonb_populate_record(one, '{{\"key\":\"{key}\"}}')).* FROM {table} one WHERE key = '{row}'");

    public IPaymentSagaGrain Saga(PaymentView payment) => Grains.GetGrain<IPaymentSagaGrain>(payment.Id);

    public async Task<PaymentView> Read(PaymentView payment) => (await Grains.GetGrain<IPaymentGrain>(payment.Id).Read()).Value!;

    public async Task<PaymentStatus> Status(PaymentView payment) => (await Read(payment)).Status;

    /// <summary>What counts against the merchant's daily limits.</summary>
    public Task<long> Used(string merchant) =>
        Database.ScalarAsync<long>($"SELECT coalesce(sum(value::bigint), 0)::bigint FROM limits, jsonb_each_text(doc::jsonb -> 'days') WHERE limits.key = '{merchant}'");

    /// <summary>What of it is held by payments whose outcome is open, as the merchant is told.</summary>
    public async Task<long> Held(string merchant) =>
        (await Grains.GetGrain<ILimitsGrain>(merchant).Read(await LimitTerms(merchant))).Day.Held;

    /// <summary>Waits until this much counts against the merchant's limits, and nothing is held any more.</summary>
    public Task CountsOnly(string merchant, long minor) =>
        Eventually.HoldsAsync(async () => (await Used(merchant), await Held(merchant)) == (minor, 0), "what was held beside it is let go");

    /// <summary>Holds an amount against the merchant's limits, durably, as the saga of a payment does before it charges.</summary>
    public async Task<LimitHold> Hold(string merchant, string payment, long minor)
    {
        var limits = Grains.GetGrain<ILimitsGrain>(merchant);
        var hold = await limits.Reserve(payment, minor, await LimitTerms(merchant));
        Assert.True(await limits.Confirm(payment), hold.Refusal?.Code);
        return hold.Value!;
    }

    /// <summary>How many of the payments stand in a part of the row of the merchant's limits.</summary>
    public Task<long> Listed(string merchant, string part, params PaymentView[] payments) =>
        Listed(merchant, part, [.. payments.Select(payment => payment.Id)]);

    public Task<long> Listed(string merchant, string part, string[] payments) => Database.ScalarAsync<long>(
        $"SELECT count(*) FROM limits, jsonb_object_keys(doc::jsonb -> '{part}') AS id WHERE key = '{merchant}' AND split_part(id, '~', 1) = ANY ('{{{string.Join(',', payments)}}}')");

    public Task<List<string>> Events(PaymentView payment) => Database.ColumnAsync($"SELECT type FROM events WHERE object_id = '{payment.Id}' ORDER BY sequence");

    public static string Attempt(PaymentView payment) => AttemptId.Of(payment.Id, AttemptId.First);

    public static IdempotentRequest Request(string key) => new(new SecretText(key), key);

    private async Task<LimitTerms> LimitTerms(string merchant) => (await Grains.GetGrain<IMerchantGrain>(merchant).Terms()).Value!.Limits;

    public virtual async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
