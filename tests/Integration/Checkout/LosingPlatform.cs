using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Payments.Storage;
using Payments.Storage.Grains;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A platform whose storage may lose an answer.</summary>
public sealed class LosingPlatform : PlatformInProcess
{
    internal LosingStorage Storage => (LosingStorage)Service<IServiceProvider>().GetRequiredKeyedService<IGrainStorage>(StorageServices.GrainStorageName);

    protected override void PutChannels(IServiceCollection services)
    {
        base.PutChannels(services);
        services.AddKeyedSingleton<IGrainStorage>(
            StorageServices.GrainStorageName,
            (provider, _) => new LosingStorage(ActivatorUtilities.CreateInstance<PaymentsGrainStorage>(provider)));
    }
}
