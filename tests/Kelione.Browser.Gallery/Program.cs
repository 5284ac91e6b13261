using Kelione.Browser.Gallery;

return await GalleryCommand.RunAsync(args, Console.Out, Console.Error);
