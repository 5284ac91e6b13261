using Kelione.Posters.Gallery;

return await GalleryCommand.RunAsync(args, Console.Out, Console.Error);
